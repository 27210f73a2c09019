import AVFoundation
import Inference
import SwiftUI
import os

/// What the preview shares with the camera.
///
/// Unchecked: a preview layer may be given a session while another queue starts and stops it.
struct PreviewSource: @unchecked Sendable {
  let session = AVCaptureSession()
  let geometry = OSAllocatedUnfairLock(initialState: PreviewGeometry())
}

/// The camera's picture, filling its space. Frames come while it is shown, cut to what is visible.
struct CameraPreview: View {
  let camera: CaptureCamera
  @State private var device: CaptureDevice?

  var body: some View {
    PreviewLayer(source: camera.preview, device: device)
      .task {
        for await device in await camera.device { self.device = device }
      }
      .accessibilityHidden(true)
  }
}

private struct PreviewLayer: UIViewRepresentable {
  let source: PreviewSource
  let device: CaptureDevice?

  func makeUIView(context: Context) -> PreviewView {
    PreviewView(source: source)
  }

  func updateUIView(_ view: PreviewView, context: Context) {
    view.follow(device)
  }
}
