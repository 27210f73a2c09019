import AVFoundation
import Inference
import os

/// Passes the session's frames on, cut to what the preview shows and turned as it shows it.
final class FrameReceiver: NSObject, AVCaptureVideoDataOutputSampleBufferDelegate, Sendable {
  private let geometry: OSAllocatedUnfairLock<PreviewGeometry>
  private let continuation: AsyncStream<CameraFrame>.Continuation
  /// Frames that were dropped since one was passed on.
  private let dropped = OSAllocatedUnfairLock(initialState: 0)

  init(
    geometry: OSAllocatedUnfairLock<PreviewGeometry>,
    continuation: AsyncStream<CameraFrame>.Continuation
  ) {
    self.geometry = geometry
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
    let time = CMSampleBufferGetPresentationTimeStamp(sampleBuffer)
    guard time.isNumeric, let buffer = CMSampleBufferGetImageBuffer(sampleBuffer) else { return }
    receive(buffer, at: .seconds(time.seconds))
  }

  func captureOutput(
    _ output: AVCaptureOutput, didDrop sampleBuffer: CMSampleBuffer,
    from connection: AVCaptureConnection
  ) {
    dropped.withLock { $0 += 1 }
  }

  /// Passes a frame on; without a preview, nobody can tell how it is turned, and nobody sees it.
  func receive(_ buffer: CVPixelBuffer, at timestamp: Duration) {
    let geometry = geometry.withLock { $0 }
    guard let rotation = geometry.rotation else { return }
    let size = ImageSize(
      width: CVPixelBufferGetWidth(buffer), height: CVPixelBufferGetHeight(buffer))
    let visible = PixelBufferFrame(
      buffer, rotation: rotation, region: geometry.visibleRegion(of: size))
    pass(
      CameraFrame(
        source: visible, timestamp: timestamp, droppedBefore: dropped.withLock { $0 },
        isMirrored: geometry.isMirrored))
  }

  /// A frame that had to give way takes the drops that it would have told of with it: the next one
  /// tells of them instead.
  private func pass(_ frame: CameraFrame) {
    let lost =
      if case .dropped(let older) = continuation.yield(frame) {
        1 + (older.droppedBefore ?? 0)
      } else {
        0
      }
    dropped.withLock { $0 = lost }
  }
}
