/// `tf.image.resize(method="bilinear")` to the bit; the result isn't rounded to 8 bits.
final class BilinearResampler: Resampler {
  private let yAxis: BilinearAxis
  private let columns: [Int]
  /// The horizontal distance for each channel of each pixel.
  private let lerpX: [Float]
  private let top: Scratch<UInt8>
  private let bottom: Scratch<UInt8>
  private let row: Scratch<Float>

  init(from source: PixelRegion, to target: PixelRegion, channels: Int) {
    let xAxis = BilinearAxis(from: source.width, to: target.width)
    yAxis = BilinearAxis(from: source.height, to: target.height)
    // All left neighbours, then all right ones.
    columns = xAxis.lower + xAxis.upper
    lerpX = xAxis.lerp.flatMap { Array(repeating: $0, count: channels) }
    top = Scratch(repeating: 0, count: columns.count * channels)
    bottom = Scratch(repeating: 0, count: columns.count * channels)
    row = Scratch(repeating: 0, count: target.width * channels)
  }

  func resample(
    _ source: PixelReader,
    _ receive: (_ row: Int, _ values: UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    for y in yAxis.lerp.indices {
      source.read(row: yAxis.lower[y], columns: columns, into: top)
      source.read(row: yAxis.upper[y], columns: columns, into: bottom)
      interpolate(lerpY: yAxis.lerp[y])
      receive(y, row.values)
    }
  }

  private func interpolate(lerpY: Float) {
    let (top, bottom, values) = (top.values, bottom.values, row.values)
    let right = values.count
    for (i, lerpX) in lerpX.enumerated() {
      let upper = lerp(Float(top[i]), Float(top[right + i]), lerpX)
      let lower = lerp(Float(bottom[i]), Float(bottom[right + i]), lerpX)
      values[i] = lerp(upper, lower, lerpY)
    }
  }

  private func lerp(_ start: Float, _ end: Float, _ amount: Float) -> Float {
    start + (end - start) * amount
  }
}
