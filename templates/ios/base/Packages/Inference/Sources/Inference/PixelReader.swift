/// Reads pixels of a region of the upright picture as 8-bit values in the tensor's channel order.
struct PixelReader {
  let height: Int
  private let start: UnsafePointer<UInt8>
  private let xStep: Int
  private let yStep: Int
  private let red: Int
  private let blue: Int
  private let channelOrder: ChannelOrder

  init(_ frame: Frame, view: UprightView, region: PixelRegion, channelOrder: ChannelOrder) {
    // A frame has at least one pixel, so its buffer has an address.
    let base = frame.bytes.bindMemory(to: UInt8.self).baseAddress!
    start = base + (view.origin + region.left * view.xStep + region.top * view.yStep)
    height = region.height
    xStep = view.xStep
    yStep = view.yStep
    red = frame.format == .rgba ? 0 : 2
    blue = 2 - red
    self.channelOrder = channelOrder
  }

  /// Puts the channels of the pixels at `columns` of row `y` next to each other.
  func read(row y: Int, columns: [Int], into pixels: Scratch<UInt8>) {
    let row = start + y * yStep
    let values = pixels.values
    switch channelOrder {
    case .rgb: readColors(row, columns, first: red, third: blue, into: values)
    case .bgr: readColors(row, columns, first: blue, third: red, into: values)
    case .grayscale: readLuma(row, columns, into: values)
    }
  }

  private func readColors(
    _ row: UnsafePointer<UInt8>, _ columns: [Int], first: Int, third: Int,
    into values: UnsafeMutableBufferPointer<UInt8>
  ) {
    var index = 0
    for column in columns {
      let pixel = row + column * xStep
      values[index] = pixel[first]
      values[index + 1] = pixel[1]
      values[index + 2] = pixel[third]
      index += 3
    }
  }

  /// ITU-R 601-2 luma in 16 fractional bits, rounded half up, as Pillow's `convert("L")`.
  private func readLuma(
    _ row: UnsafePointer<UInt8>, _ columns: [Int], into values: UnsafeMutableBufferPointer<UInt8>
  ) {
    var index = 0
    for column in columns {
      let pixel = row + column * xStep
      let luma = 19595 * Int(pixel[red]) + 38470 * Int(pixel[1]) + 7471 * Int(pixel[blue])
      values[index] = UInt8(truncatingIfNeeded: (luma + 32768) >> 16)
      index += 1
    }
  }
}
