/// Reads pixels of a region of the upright picture as 8-bit values in the tensor's channel order.
struct PixelReader {
  let size: ImageSize
  let channelOrder: ChannelOrder
  private let start: UnsafePointer<UInt8>
  private let xStep: Int
  private let yStep: Int
  private let red: Int
  private let blue: Int

  init(_ frame: Frame, view: UprightView, region: PixelRegion, channelOrder: ChannelOrder) {
    // A frame has at least one pixel, so its buffer has an address.
    let base = frame.bytes.bindMemory(to: UInt8.self).baseAddress!
    start = base + (view.origin + region.left * view.xStep + region.top * view.yStep)
    size = ImageSize(width: region.width, height: region.height)
    xStep = view.xStep
    yStep = view.yStep
    red = frame.format == .rgba ? 0 : 2
    blue = 2 - red
    self.channelOrder = channelOrder
  }

  /// Puts the channels of the pixels at `columns` of row `y` next to each other into `values`.
  func read(row y: Int, columns: [Int], into values: inout [UInt8]) {
    let row = start + y * yStep
    switch channelOrder {
    case .rgb: readColors(row, columns, first: red, third: blue, into: &values)
    case .bgr: readColors(row, columns, first: blue, third: red, into: &values)
    case .grayscale: readLuma(row, columns, into: &values)
    }
  }

  private func readColors(
    _ row: UnsafePointer<UInt8>, _ columns: [Int], first: Int, third: Int,
    into values: inout [UInt8]
  ) {
    for (index, column) in columns.enumerated() {
      let pixel = row + column * xStep
      values[3 * index] = pixel[first]
      values[3 * index + 1] = pixel[1]
      values[3 * index + 2] = pixel[third]
    }
  }

  /// ITU-R 601-2 luma in 16 fractional bits, rounded half up, as Pillow's `convert("L")`.
  private func readLuma(
    _ row: UnsafePointer<UInt8>, _ columns: [Int], into values: inout [UInt8]
  ) {
    for (index, column) in columns.enumerated() {
      let pixel = row + column * xStep
      let luma = 19595 * Int(pixel[red]) + 38470 * Int(pixel[1]) + 7471 * Int(pixel[blue])
      values[index] = UInt8((luma + 32768) >> 16)
    }
  }
}
