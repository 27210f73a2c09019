import AVFoundation
import Inference
import os

/// Passes the session's frames on, with the rotation that makes them upright on the screen.
final class FrameReceiver: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, Sendable {
  private let rotation: OSAllocatedUnfairLock<Rotation>
  private let continuation: AsyncStream<any FrameSource>.Continuation

  init(
    rotation: OSAllocatedUnfairLock<Rotation>,
    continuation: AsyncStream<any FrameSource>.Continuation
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
    continuation.yield(PixelBufferFrame(buffer, rotation: rotation.withLock { $0 }))
  }
}
