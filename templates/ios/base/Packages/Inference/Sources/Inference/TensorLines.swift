/// Where the lines of a region stand in an image tensor. Steps count values, not bytes.
struct TensorLines {
  /// Number of lines.
  let count: Int
  /// Pixels of a line.
  let length: Int
  /// From one pixel of a line to the next.
  let pixelStep: Int
  /// From one channel of a pixel to the next.
  let channelStep: Int
  /// From one line to the next.
  let lineStep: Int
  private let first: Int

  /// - Parameter isTurned: whether a line is a column of the region instead of a row.
  init(_ region: PixelRegion, of tensor: TensorView, isTurned: Bool) {
    count = isTurned ? region.width : region.height
    length = isTurned ? region.height : region.width
    channelStep = tensor.channelStride
    (lineStep, pixelStep) =
      isTurned
      ? (tensor.columnStride, tensor.rowStride) : (tensor.rowStride, tensor.columnStride)
    first = tensor.index(row: region.top, column: region.left, channel: 0)
  }

  /// Where the first value of `line` stands.
  func start(ofLine line: Int) -> Int {
    first + line * lineStep
  }

  /// Whether the values of a line stand side by side, those of each pixel together.
  func areContiguous(channels: Int) -> Bool {
    pixelStep == channels && (channels == 1 || channelStep == 1)
  }
}
