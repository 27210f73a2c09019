import Foundation
import Inference

/// Where the region that the model sees lies on a preview that fills its space, cutting off what is
/// too much.
enum SeenRegionLayout {
  /// - Parameters:
  ///   - seen: in pixels of the upright frame of `frameSize`.
  ///   - size: of the preview, in points.
  static func rectangle(of seen: PixelRegion, frameSize: ImageSize, in size: CGSize) -> CGRect {
    let width = CGFloat(frameSize.width)
    let height = CGFloat(frameSize.height)
    let scale = max(size.width / width, size.height / height)
    let left = (size.width - width * scale) / 2
    let top = (size.height - height * scale) / 2
    return CGRect(
      x: left + CGFloat(seen.left) * scale, y: top + CGFloat(seen.top) * scale,
      width: CGFloat(seen.width) * scale, height: CGFloat(seen.height) * scale)
  }
}
