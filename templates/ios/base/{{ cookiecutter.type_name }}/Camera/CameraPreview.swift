import AVFoundation
import Inference
import SwiftUI
import os

/// What the preview shares with the camera.
///
/// Unchecked: a preview layer may be given a session while another queue starts and stops it, and a
/// device may be looked at from any thread.
struct PreviewSource: @unchecked Sendable {
  let session: AVCaptureSession
  let device: AVCaptureDevice?
  /// How frames of the sensor are turned to stand on the screen as the preview does.
  let rotation = OSAllocatedUnfairLock(initialState: Rotation.clockwise90)
}

/// The camera's picture, filling its space. To be shown once the camera has started.
struct CameraPreview: UIViewRepresentable {
  let source: PreviewSource

  func makeUIView(context: Context) -> PreviewView {
    PreviewView(source: source)
  }

  func updateUIView(_ view: PreviewView, context: Context) {}
}

/// Keeps the preview level, and tells the frames' rotation to whoever reads them.
final class PreviewView: UIView {
  private let source: PreviewSource
  private var coordinator: AVCaptureDevice.RotationCoordinator?
  private var observation: NSKeyValueObservation?

  override class var layerClass: AnyClass { AVCaptureVideoPreviewLayer.self }

  init(source: PreviewSource) {
    self.source = source
    super.init(frame: .zero)
    guard let layer = layer as? AVCaptureVideoPreviewLayer, let device = source.device else {
      return
    }
    layer.session = source.session
    layer.videoGravity = .resizeAspectFill
    follow(AVCaptureDevice.RotationCoordinator(device: device, previewLayer: layer), layer)
  }

  @available(*, unavailable)
  required init?(coder: NSCoder) {
    fatalError("made in code only")
  }

  private func follow(
    _ coordinator: AVCaptureDevice.RotationCoordinator, _ layer: AVCaptureVideoPreviewLayer
  ) {
    self.coordinator = coordinator
    turn(layer, to: coordinator.videoRotationAngleForHorizonLevelPreview)
    observation = coordinator.observe(\.videoRotationAngleForHorizonLevelPreview, options: .new) {
      [weak self] _, change in
      guard let angle = change.newValue else { return }
      // The coordinator reports on the main queue.
      MainActor.assumeIsolated {
        guard let self, let layer = self.layer as? AVCaptureVideoPreviewLayer else { return }
        self.turn(layer, to: angle)
      }
    }
  }

  private func turn(_ layer: AVCaptureVideoPreviewLayer, to angle: CGFloat) {
    if let connection = layer.connection, connection.isVideoRotationAngleSupported(angle) {
      connection.videoRotationAngle = angle
    }
    if let rotation = Rotation(rawValue: Int(angle)) {
      source.rotation.withLock { $0 = rotation }
    }
  }
}
