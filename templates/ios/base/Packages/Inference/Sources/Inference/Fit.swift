/// A rectangle of whole pixels.
public struct PixelRegion: Sendable, Equatable {
  public let left: Int
  public let top: Int
  public let width: Int
  public let height: Int

  public init(left: Int, top: Int, width: Int, height: Int) {
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// A picture's whole area.
  public init(_ size: ImageSize) {
    self.init(left: 0, top: 0, width: size.width, height: size.height)
  }
}

/// `source` of the upright picture is resized to `target` of the tensor; the rest is padding.
public struct Fit: Sendable, Equatable {
  public let source: PixelRegion
  public let target: PixelRegion

  /// How an upright picture of `picture` pixels goes into a tensor of `tensor` pixels.
  public init(_ picture: ImageSize, to tensor: ImageSize, mode: ResizeMode) {
    switch mode {
    case .stretch:
      source = PixelRegion(picture)
      target = PixelRegion(tensor)
    case .centerCrop:
      source = Fit.centerCrop(picture, tensor)
      target = PixelRegion(tensor)
    case .letterbox:
      source = PixelRegion(picture)
      target = Fit.letterbox(picture, tensor)
    }
  }

  /// The greatest central region of the tensor's aspect ratio, rounded down, as Keras's
  /// `smart_resize` has it.
  private static func centerCrop(_ picture: ImageSize, _ tensor: ImageSize) -> PixelRegion {
    let width = max(1, min(picture.width, picture.height * tensor.width / tensor.height))
    let height = max(1, min(picture.height, picture.width * tensor.height / tensor.width))
    return PixelRegion(
      left: (picture.width - width) / 2, top: (picture.height - height) / 2,
      width: width, height: height)
  }

  /// The greatest central region of the picture's aspect ratio, rounded half up.
  private static func letterbox(_ picture: ImageSize, _ tensor: ImageSize) -> PixelRegion {
    var width = tensor.width
    var height = tensor.height
    if tensor.width * picture.height <= tensor.height * picture.width {
      let fitted = (2 * picture.height * tensor.width + picture.width) / (2 * picture.width)
      height = min(tensor.height, max(1, fitted))
    } else {
      let fitted = (2 * picture.width * tensor.height + picture.height) / (2 * picture.height)
      width = min(tensor.width, max(1, fitted))
    }
    return PixelRegion(
      left: (tensor.width - width) / 2, top: (tensor.height - height) / 2,
      width: width, height: height)
  }
}
