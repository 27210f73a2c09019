/// How the upright picture is fitted to the input size.
public enum ResizeMode: String, Sendable {
  case stretch
  case centerCrop = "center-crop"
  case letterbox
}

/// The interpolation, named after the library whose results it reproduces to the bit:
/// `tf.image.resize` for `bilinear` and `nearest`, Pillow's `Image.resize` for `pillowBilinear`.
public enum ResizeFilter: String, Sendable {
  case bilinear
  case pillowBilinear = "pillow-bilinear"
  case nearest
}

/// Which colour values a pixel of the tensor has, in this order.
public enum ChannelOrder: String, Sendable {
  case rgb, bgr, grayscale

  /// Values for each pixel: 3 or 1.
  public var channels: Int { self == .grayscale ? 1 : 3 }
}

/// Order of the tensor's axes behind the batch axis.
public enum TensorLayout: String, Sendable {
  case nhwc, nchw
}

/// Width and height in pixels.
public struct ImageSize: Sendable, Equatable {
  public let width: Int
  public let height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// `(value - mean) / std` over pixel values 0...255, one of each for every channel of the tensor.
public struct Normalization: Sendable, Equatable {
  public let mean: [Float]
  public let std: [Float]

  public init(mean: [Float], std: [Float]) {
    self.mean = mean
    self.std = std
  }
}

/// The way from a camera frame to the model's input tensor.
public struct ImagePreprocessing: Sendable, Equatable {
  /// The tensor's width and height.
  public let size: ImageSize
  public let normalization: Normalization
  public let resizeMode: ResizeMode
  public let resizeFilter: ResizeFilter
  public let channelOrder: ChannelOrder
  public let layout: TensorLayout
  /// Every channel of the letterbox bars, before normalisation.
  public let padValue: UInt8

  public init(
    size: ImageSize,
    normalization: Normalization,
    resizeMode: ResizeMode,
    resizeFilter: ResizeFilter,
    channelOrder: ChannelOrder,
    layout: TensorLayout,
    padValue: UInt8
  ) {
    self.size = size
    self.normalization = normalization
    self.resizeMode = resizeMode
    self.resizeFilter = resizeFilter
    self.channelOrder = channelOrder
    self.layout = layout
    self.padValue = padValue
  }
}
