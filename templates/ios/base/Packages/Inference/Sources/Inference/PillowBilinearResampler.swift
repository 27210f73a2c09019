/// Pillow's `resize(BILINEAR)` on 8 bits: antialiased, in two passes of fixed-point arithmetic, the
/// horizontal one first and rounded to 8 bits.
final class PillowBilinearResampler: Resampler {
  private let xAxis: PillowAxis
  private let yAxis: PillowAxis
  private let channels: Int
  private let columns: [Int]
  private let pixels: Scratch<UInt8>
  private let narrowed: Scratch<UInt8>
  private let sums: Scratch<Int32>
  private let row: Scratch<Float>

  init(from source: PixelRegion, to target: PixelRegion, channels: Int) {
    let rowCount = target.width * channels
    xAxis = PillowAxis(from: source.width, to: target.width)
    yAxis = PillowAxis(from: source.height, to: target.height)
    self.channels = channels
    columns = Array(0..<source.width)
    pixels = Scratch(repeating: 0, count: source.width * channels)
    narrowed = Scratch(repeating: 0, count: source.height * rowCount)
    sums = Scratch(repeating: 0, count: rowCount)
    row = Scratch(repeating: 0, count: rowCount)
  }

  func resample(
    _ source: PixelReader,
    _ receive: (_ row: Int, _ values: UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    for y in 0..<source.height {
      source.read(row: y, columns: columns, into: pixels)
      narrow(row: y)
    }
    for y in yAxis.firsts.indices {
      shorten(row: y)
      receive(y, row.values)
    }
  }

  /// The horizontal pass over `pixels`.
  private func narrow(row y: Int) {
    let (pixels, narrowed, taps) = (pixels.values, narrowed.values, xAxis.taps)
    var index = y * row.values.count
    for (x, first) in xAxis.firsts.enumerated() {
      for pixel in first * channels..<(first + 1) * channels {
        var sum = PillowAxis.oneHalf
        for k in 0..<xAxis.counts[x] {
          sum &+= Int32(pixels[pixel + k * channels]) &* xAxis.weights[x * taps + k]
        }
        narrowed[index] = PillowAxis.byte(sum)
        index += 1
      }
    }
  }

  /// The vertical pass to one row of the result.
  private func shorten(row y: Int) {
    let (narrowed, sums, values) = (narrowed.values, sums.values, row.values)
    for i in sums.indices { sums[i] = PillowAxis.oneHalf }
    for k in 0..<yAxis.counts[y] {
      let start = (yAxis.firsts[y] + k) * values.count
      let weight = yAxis.weights[y * yAxis.taps + k]
      for i in sums.indices { sums[i] &+= Int32(narrowed[start + i]) &* weight }
    }
    for i in values.indices { values[i] = Float(PillowAxis.byte(sums[i])) }
  }
}
