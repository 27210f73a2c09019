import AVFoundation
import Inference
import os

/// Passes the session's frames on, with the rotation that makes them upright on the screen.
final class FrameReceiver: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, Sendable {
  private let rotation: OSAllocatedUnfairLock<Rotation>
  private let continuation: AsyncStream<CameraFrame>.Continuation

  init(
    rotation: OSAllocatedUnfairLock<Rotation>,
    continuation: AsyncStream<CameraFrame>.Continuation
  ) {
    self.rotation = rotation
    self.continuation = continuation
    super.init()
  }

  deinit {
    continuation.finish()
  }

  func captureOutput(
    _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer,
    from connection: AVCaptureConnection
  ) {
    guard let buffer = CMSampleBufferGetImageBuffer(sampleBuffer) else { return }
    let source = PixelBufferFrame(buffer, rotation: rotation.withLock { $0 })
    continuation.yield(CameraFrame(source: source, timestamp: .zero))
  }
}
