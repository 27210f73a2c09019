import CoreGraphics
import Inference

/// A picture that stays: for the screen and, with the same pixels, for the classifier.
struct Picture: Sendable {
  let image: CGImage
  let source: any FrameSource

  /// A copy of what a frame shows, upright, that stays when the camera takes the frame back.
  ///
  /// - Throws: `InferenceError.invalidFrame`.
  init(copying source: any FrameSource) throws {
    let frame = try source.withFrame { $0.uprightCopy() }
    self.source = frame
    image = try CGImage.make(frame)
  }
}
