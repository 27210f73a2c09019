/// Takes the real values out of an image tensor that `spec` describes.
struct TensorReader {
  private let tensor: TensorView
  private let dtype: DType
  private let quantizer: TensorQuantizer

  init(_ tensor: TensorView, spec: TensorSpec) {
    self.tensor = tensor
    dtype = spec.dtype
    quantizer = TensorQuantizer(spec)
  }

  func value(row: Int, column: Int, channel: Int) -> Float {
    let index = tensor.index(row: row, column: column, channel: channel)
    return switch dtype {
    case .float32: tensor.base.assumingMemoryBound(to: Float.self)[index]
    case .float16:
      Float(halfPrecisionBits: tensor.base.assumingMemoryBound(to: UInt16.self)[index])
    case .uint8, .int8:
      quantizer.dequantize(tensor.base.assumingMemoryBound(to: UInt8.self)[index])
    }
  }
}
