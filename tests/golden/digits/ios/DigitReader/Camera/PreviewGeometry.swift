import Inference

/// How the preview, which the camera's picture fills, shows it.
struct PreviewGeometry: Equatable, Sendable {
  /// How the sensor's frames are turned to be upright; nil until the preview shows the camera.
  var rotation: Rotation?
  /// The preview's width by its height; nil before it is laid out.
  var aspectRatio: Double?
  /// Whether it shows things as a mirror does.
  var isMirrored = false

  /// The middle part of a sensor's frame that is visible; the preview cuts off the rest.
  ///
  /// - Parameter size: of the frame, before turning.
  func visibleRegion(of size: ImageSize) -> PixelRegion {
    guard let aspectRatio, aspectRatio > 0, let rotation else { return PixelRegion(size) }
    let isTurned = rotation == .clockwise90 || rotation == .clockwise270
    let sensorRatio = isTurned ? 1 / aspectRatio : aspectRatio
    let width = min(size.width, max(1, Int((Double(size.height) * sensorRatio).rounded())))
    let height = min(size.height, max(1, Int((Double(size.width) / sensorRatio).rounded())))
    return PixelRegion(
      left: (size.width - width) / 2, top: (size.height - height) / 2,
      width: width, height: height)
  }
}
