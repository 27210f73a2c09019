/// Pillow's `resize(BILINEAR)` on 8 bits: antialiased, in two passes of fixed-point arithmetic, the
/// horizontal one first and rounded to 8 bits.
final class PillowBilinearResampler: Resampler {
  private let xAxis: PillowAxis
  private let yAxis: PillowAxis
  private let channels: Int
  private let columns: [Int]
  private var pixels: [UInt8]
  private var narrowed: [UInt8]
  private var values: [Float]

  init(from source: PixelRegion, to target: PixelRegion, channels: Int) {
    xAxis = PillowAxis(from: source.width, to: target.width)
    yAxis = PillowAxis(from: source.height, to: target.height)
    self.channels = channels
    columns = Array(0..<source.width)
    pixels = Array(repeating: 0, count: source.width * channels)
    narrowed = Array(repeating: 0, count: source.height * target.width * channels)
    values = Array(repeating: 0, count: target.width * channels)
  }

  func resample(_ source: PixelReader, _ receive: (_ row: Int, _ values: [Float]) -> Void) {
    for y in 0..<source.size.height {
      source.read(row: y, columns: columns, into: &pixels)
      narrow(row: y)
    }
    for y in yAxis.spans.indices {
      shorten(row: y)
      receive(y, values)
    }
  }

  /// The horizontal pass over `pixels`.
  private func narrow(row y: Int) {
    let start = y * values.count
    for (x, span) in xAxis.spans.enumerated() {
      for c in 0..<channels {
        var sum = PillowBilinearResampler.oneHalf
        for (k, column) in span.enumerated() {
          sum += Int32(pixels[column * channels + c]) * xAxis.weights[x * xAxis.taps + k]
        }
        narrowed[start + x * channels + c] = PillowBilinearResampler.byte(sum)
      }
    }
  }

  /// The vertical pass to one row of the result.
  private func shorten(row y: Int) {
    let span = yAxis.spans[y]
    for i in values.indices {
      var sum = PillowBilinearResampler.oneHalf
      for (k, row) in span.enumerated() {
        sum += Int32(narrowed[row * values.count + i]) * yAxis.weights[y * yAxis.taps + k]
      }
      values[i] = Float(PillowBilinearResampler.byte(sum))
    }
  }

  private static let oneHalf: Int32 = 1 << (PillowAxis.fractionBits - 1)

  private static func byte(_ sum: Int32) -> UInt8 {
    UInt8(clamping: sum >> PillowAxis.fractionBits)
  }
}
