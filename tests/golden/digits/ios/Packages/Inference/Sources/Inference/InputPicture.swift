/// What the model saw: an input tensor turned back into a picture.
public struct InputPicture: Sendable, Equatable {
  /// Pixels of a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// Red, green, blue and an opaque alpha of each pixel, row by row.
  public let rgba: [UInt8]
  /// The tensor's smallest real value.
  public let lowest: Float
  /// The tensor's greatest real value.
  public let highest: Float

  public init(width: Int, height: Int, rgba: [UInt8], lowest: Float, highest: Float) {
    self.width = width
    self.height = height
    self.rgba = rgba
    self.lowest = lowest
    self.highest = highest
  }

  /// The picture in `tensor`, which `spec` describes and `preprocessing` made.
  public init(_ tensor: TensorView, spec: TensorSpec, preprocessing: ImagePreprocessing) {
    let reader = TensorReader(tensor, spec: spec)
    let places = preprocessing.channelOrder.placesOfRGB
    let (mean, std) = (preprocessing.normalization.mean, preprocessing.normalization.std)
    var rgba: [UInt8] = []
    rgba.reserveCapacity(preprocessing.size.width * preprocessing.size.height * 4)
    var (lowest, highest) = (Float.infinity, -Float.infinity)
    for row in 0..<preprocessing.size.height {
      for column in 0..<preprocessing.size.width {
        for channel in places {
          let value = reader.value(row: row, column: column, channel: channel)
          (lowest, highest) = (.minimum(lowest, value), .maximum(highest, value))
          rgba.append(InputPicture.byte(value * std[channel] + mean[channel]))
        }
        rgba.append(.max)
      }
    }
    self.init(
      width: preprocessing.size.width, height: preprocessing.size.height, rgba: rgba,
      lowest: lowest, highest: highest)
  }

  /// The nearest byte; 0 for what is not a number.
  private static func byte(_ value: Float) -> UInt8 {
    UInt8(min(max(0, value + 0.5), 255))
  }
}

extension ChannelOrder {
  /// Which channels of the tensor are red, green and blue.
  fileprivate var placesOfRGB: [Int] {
    switch self {
    case .rgb: [0, 1, 2]
    case .bgr: [2, 1, 0]
    case .grayscale: [0, 0, 0]
    }
  }
}
