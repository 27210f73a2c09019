import Foundation
import Inference

/// Where a picture lies in a view, and with it the region of it that the model saw.
struct PicturePlacement: Equatable {
  enum Scaling {
    /// The whole picture is seen, with a gap on two sides if the view has another shape.
    case fit
    /// The whole view is covered: of a picture of another shape, two sides are cut off.
    case fill
  }

  /// Where the whole picture lies, in points of the view.
  let frame: CGRect
  private let scale: CGFloat

  /// - Parameters:
  ///   - picture: in pixels.
  ///   - view: in points.
  init(of picture: ImageSize, in view: CGSize, scaling: Scaling) {
    let width = CGFloat(picture.width)
    let height = CGFloat(picture.height)
    let scales = (view.width / width, view.height / height)
    scale = scaling == .fit ? min(scales.0, scales.1) : max(scales.0, scales.1)
    frame = CGRect(
      x: (view.width - width * scale) / 2, y: (view.height - height * scale) / 2,
      width: width * scale, height: height * scale)
  }

  /// Where a region of the upright picture lies, given in its pixels.
  func rectangle(of region: PixelRegion) -> CGRect {
    CGRect(
      x: frame.minX + CGFloat(region.left) * scale, y: frame.minY + CGFloat(region.top) * scale,
      width: CGFloat(region.width) * scale, height: CGFloat(region.height) * scale)
  }
}
