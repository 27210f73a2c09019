/// An image tensor's memory, borrowed for writing: where the value of a row, a column and a channel
/// stands. Strides count values, not bytes.
public struct TensorView {
  let base: UnsafeMutableRawPointer
  let rowStride: Int
  let columnStride: Int
  let channelStride: Int

  /// - Parameters:
  ///   - bytes: the memory of the whole tensor.
  ///   - strides: values from one index to the next, for each of the four axes of `layout`; what
  ///     lies between rows or planes is left alone.
  public init(_ bytes: UnsafeMutableRawBufferPointer, strides: [Int], layout: TensorLayout) {
    // A tensor has at least one value, so its buffer has an address.
    base = bytes.baseAddress!
    switch layout {
    case .nhwc: (rowStride, columnStride, channelStride) = (strides[1], strides[2], strides[3])
    case .nchw: (channelStride, rowStride, columnStride) = (strides[1], strides[2], strides[3])
    }
  }

  /// A tensor whose values follow each other without gaps.
  public init(packed bytes: UnsafeMutableRawBufferPointer, for preprocessing: ImagePreprocessing) {
    let size = preprocessing.size
    let channels = preprocessing.channelOrder.channels
    base = bytes.baseAddress!
    switch preprocessing.layout {
    case .nhwc:
      (rowStride, columnStride, channelStride) = (size.width * channels, channels, 1)
    case .nchw:
      (channelStride, rowStride, columnStride) = (size.width * size.height, size.width, 1)
    }
  }

  func index(row: Int, column: Int, channel: Int) -> Int {
    row * rowStride + column * columnStride + channel * channelStride
  }
}
