/// `tf.image.resize(method="nearest")` to the bit.
final class NearestResampler: Resampler {
  private let columns: [Int]
  private let rows: [Int]
  private let pixels: Scratch<UInt8>
  private let row: Scratch<Float>

  init(from source: PixelRegion, to target: PixelRegion, channels: Int) {
    columns = NearestResampler.axis(from: source.width, to: target.width)
    rows = NearestResampler.axis(from: source.height, to: target.height)
    pixels = Scratch(repeating: 0, count: target.width * channels)
    row = Scratch(repeating: 0, count: target.width * channels)
  }

  func resample(
    _ source: PixelReader,
    _ receive: (_ row: Int, _ values: UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    let (pixels, values) = (pixels.values, row.values)
    for (y, nearest) in rows.enumerated() {
      source.read(row: nearest, columns: columns, into: self.pixels)
      for i in values.indices { values[i] = Float(pixels[i]) }
      receive(y, values)
    }
  }

  /// The input pixel for each output pixel of one axis: half-pixel centres in float32.
  private static func axis(from inputSize: Int, to outputSize: Int) -> [Int] {
    let scale = Float(inputSize) / Float(outputSize)
    return (0..<outputSize).map { i in
      min(Int(((Float(i) + 0.5) * scale).rounded(.down)), inputSize - 1)
    }
  }
}
