/// `tf.image.resize(method="bilinear")` to the bit; the result isn't rounded to 8 bits.
final class BilinearResampler: Resampler {
  private let xAxis: BilinearAxis
  private let yAxis: BilinearAxis
  private let channels: Int
  private let columns: [Int]
  private var upperRow: [UInt8]
  private var lowerRow: [UInt8]
  private var values: [Float]

  init(from source: PixelRegion, to target: PixelRegion, channels: Int) {
    xAxis = BilinearAxis(from: source.width, to: target.width)
    yAxis = BilinearAxis(from: source.height, to: target.height)
    self.channels = channels
    // All left neighbours, then all right ones.
    columns = xAxis.lower + xAxis.upper
    upperRow = Array(repeating: 0, count: columns.count * channels)
    lowerRow = upperRow
    values = Array(repeating: 0, count: target.width * channels)
  }

  func resample(_ source: PixelReader, _ receive: (_ row: Int, _ values: [Float]) -> Void) {
    for y in yAxis.lerp.indices {
      source.read(row: yAxis.lower[y], columns: columns, into: &upperRow)
      source.read(row: yAxis.upper[y], columns: columns, into: &lowerRow)
      interpolate(lerpY: yAxis.lerp[y])
      receive(y, values)
    }
  }

  private func interpolate(lerpY: Float) {
    let right = values.count
    for x in xAxis.lerp.indices {
      let lerpX = xAxis.lerp[x]
      for i in x * channels..<(x + 1) * channels {
        let top = lerp(upperRow[i], upperRow[right + i], lerpX)
        let bottom = lerp(lowerRow[i], lowerRow[right + i], lerpX)
        values[i] = top + (bottom - top) * lerpY
      }
    }
  }

  private func lerp(_ start: UInt8, _ end: UInt8, _ amount: Float) -> Float {
    Float(start) + (Float(end) - Float(start)) * amount
  }
}
