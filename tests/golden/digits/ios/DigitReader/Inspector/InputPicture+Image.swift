import CoreGraphics
import Inference

extension InputPicture {
  /// Ready to draw; nil if it can't be drawn.
  var image: CGImage? {
    try? CGImage.make(rgba: rgba, size: ImageSize(width: width, height: height))
  }
}
