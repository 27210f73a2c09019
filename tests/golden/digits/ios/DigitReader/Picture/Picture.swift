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
    try self.init(pixels: source.withFrame { $0.uprightCopy() })
  }

  /// The picture that comes with the app: the first of those by which the model is checked.
  ///
  /// - Throws: `InferenceError`.
  static func bundled() throws -> Picture {
    guard let vector = try GoldenVectors.bundled().first else {
      throw InferenceError.damagedResource("golden.tsv", reason: "it is empty")
    }
    return try Picture(copying: vector.frame)
  }

  /// - Throws: `PictureProblem.unreadable` if there isn't enough memory for it.
  init(_ image: CGImage) throws {
    try self.init(pixels: StoredFrame(image))
  }

  private init(pixels: StoredFrame) throws {
    source = pixels
    image = try CGImage.make(rgba: pixels.bytes, size: pixels.geometry.uprightSize)
  }
}
