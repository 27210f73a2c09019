/// Normalises pixel values and writes them into a tensor in its element type.
struct TensorWriter {
  private let mean: [Float]
  private let std: [Float]
  private let dtype: DType
  private let quantizer: TensorQuantizer

  init(_ normalization: Normalization, tensor: TensorSpec) {
    mean = normalization.mean
    std = normalization.std
    dtype = tensor.dtype
    quantizer = TensorQuantizer(tensor)
  }

  /// Writes the pixels of `values`, whose channels follow each other, from `column` of `row` on.
  func write(
    _ values: UnsafeMutableBufferPointer<Float>, row: Int, column: Int, into tensor: TensorView
  ) {
    for channel in mean.indices {
      let start = tensor.index(row: row, column: column, channel: channel)
      switch dtype {
      case .float32:
        let target = tensor.base.assumingMemoryBound(to: Float.self) + start
        normalize(values, channel) { target[$0 * tensor.columnStride] = $1 }
      case .float16:
        let target = tensor.base.assumingMemoryBound(to: UInt16.self) + start
        normalize(values, channel) { target[$0 * tensor.columnStride] = $1.halfPrecisionBits }
      case .uint8, .int8:
        let target = tensor.base.assumingMemoryBound(to: UInt8.self) + start
        normalize(values, channel) { target[$0 * tensor.columnStride] = quantizer.quantize($1) }
      }
    }
  }

  /// Writes `value` into every channel of every pixel.
  func fill(_ size: ImageSize, with value: Float, into tensor: TensorView) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: mean.count) { pixel in
      pixel.initialize(repeating: value)
      for row in 0..<size.height {
        for column in 0..<size.width {
          write(pixel, row: row, column: column, into: tensor)
        }
      }
    }
  }

  /// Hands over one channel of each pixel, normalised: a difference and a quotient, as in training.
  @inline(__always)
  private func normalize(
    _ values: UnsafeMutableBufferPointer<Float>, _ channel: Int,
    _ store: (_ pixel: Int, _ value: Float) -> Void
  ) {
    let (channels, mean, std) = (mean.count, mean[channel], std[channel])
    for pixel in 0..<values.count / channels {
      store(pixel, (values[pixel * channels + channel] - mean) / std)
    }
  }
}
