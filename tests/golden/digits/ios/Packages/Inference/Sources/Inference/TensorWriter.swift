/// Normalises pixel values and writes them into a tensor in its element type.
struct TensorWriter {
  private let mean: [Float]
  private let std: [Float]
  private let quantizer: TensorQuantizer?

  init(_ normalization: Normalization, tensor: TensorSpec) {
    mean = normalization.mean
    std = normalization.std
    quantizer = tensor.dtype == .float32 ? nil : TensorQuantizer(tensor)
  }

  /// Writes `values`, the channels of one pixel after the other, from `firstColumn` of `row` on.
  func write(_ values: [Float], row: Int, firstColumn: Int, into tensor: TensorView) {
    let channels = mean.count
    for channel in 0..<channels {
      var index = tensor.index(row: row, column: firstColumn, channel: channel)
      for i in stride(from: channel, to: values.count, by: channels) {
        store((values[i] - mean[channel]) / std[channel], at: index, in: tensor)
        index += tensor.columnStride
      }
    }
  }

  /// Writes `value` into every channel of every pixel.
  func fill(_ size: ImageSize, with value: Float, into tensor: TensorView) {
    for channel in mean.indices {
      let normalized = (value - mean[channel]) / std[channel]
      for row in 0..<size.height {
        for column in 0..<size.width {
          let index = tensor.index(row: row, column: column, channel: channel)
          store(normalized, at: index, in: tensor)
        }
      }
    }
  }

  private func store(_ value: Float, at index: Int, in tensor: TensorView) {
    if let quantizer {
      tensor.base.storeBytes(of: quantizer.quantize(value), toByteOffset: index, as: UInt8.self)
    } else {
      let offset = index * MemoryLayout<Float>.stride
      tensor.base.storeBytes(of: value, toByteOffset: offset, as: Float.self)
    }
  }
}
