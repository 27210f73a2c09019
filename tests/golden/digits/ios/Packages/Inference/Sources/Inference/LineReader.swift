/// Lends the lines of a scan: the frame's own memory or, for a grayscale tensor, the luma of their
/// pixels.
struct LineReader {
  /// What becomes of a pixel's bytes.
  enum Kind {
    /// Their luma is all that counts.
    case luma
    /// The first three are the tensor's channels.
    case colors
    /// They are, but in the opposite order.
    case reversedColors
  }

  let scan: Scan
  let kind: Kind
  private let red: Int
  private let blue: Int

  init(_ scan: Scan, from format: PixelFormat, to order: ChannelOrder) {
    self.scan = scan
    kind =
      switch (order, format) {
      case (.grayscale, _): .luma
      case (.rgb, .rgba), (.bgr, .bgra): .colors
      case (.rgb, .bgra), (.bgr, .rgba): .reversedColors
      }
    (red, blue) = format == .rgba ? (0, 2) : (2, 0)
  }

  /// Values that a pixel has in the tensor.
  var channels: Int { kind == .luma ? 1 : 3 }

  /// Bytes from one pixel of a line that was lent to the next.
  var pixelStep: Int { kind == .luma ? 1 : scan.pixelStep }

  /// Memory for `read`.
  func makeBuffer() -> Scratch<UInt8> {
    Scratch(repeating: 0, count: kind == .luma ? scan.lineLength : 0)
  }

  /// The first pixel of `line`.
  ///
  /// - Parameter buffer: where the line is put if it can't be lent in place.
  func read(_ line: Int, of frame: Frame, into buffer: Scratch<UInt8>) -> UnsafePointer<UInt8> {
    let first = frame.start + scan.firstByte(ofLine: line)
    guard kind == .luma else { return first }
    let line = buffer.values
    for i in line.indices { line[i] = luma(of: first + i * scan.pixelStep) }
    return UnsafePointer(buffer.start)
  }

  /// ITU-R 601-2 luma in 16 fractional bits, rounded half up, as Pillow's `convert("L")`.
  private func luma(of pixel: UnsafePointer<UInt8>) -> UInt8 {
    let luma =
      19595 * UInt32(pixel[red]) + 38470 * UInt32(pixel[1]) + 7471 * UInt32(pixel[blue])
    return UInt8(truncatingIfNeeded: (luma + 32768) >> 16)
  }

  /// Puts the channels of a line that was lent side by side, in their order.
  ///
  /// - Parameter target: has room for one byte more, since colours are written in fours.
  func copy(_ pixels: UnsafePointer<UInt8>, into target: UnsafeMutablePointer<UInt8>) {
    if kind == .luma {
      target.update(from: pixels, count: scan.lineLength)
    } else {
      for i in 0..<scan.lineLength {
        UnsafeMutableRawPointer(target + 3 * i)
          .copyMemory(from: pixels + i * scan.pixelStep, byteCount: Frame.bytesPerPixel)
      }
    }
  }
}
