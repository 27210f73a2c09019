/// Turns real values into 8-bit ones and back.
struct TensorQuantizer {
  private let scale: Float
  private let zeroPoint: Float
  private let limits: ClosedRange<Float>

  /// - Parameter tensor: of type `uint8` or `int8`; for others there is nothing to ask of this.
  init(_ tensor: TensorSpec) {
    scale = tensor.quantization.scale
    zeroPoint = Float(tensor.quantization.zeroPoint)
    limits = tensor.dtype == .uint8 ? 0...255 : -128...127
  }

  /// `round(value / scale) + zeroPoint`, clamped to the type's range, as the byte that stands for it.
  ///
  /// Rounds half away from zero, as `TfLiteRound` does; a NaN becomes the zero point.
  func quantize(_ value: Float) -> UInt8 {
    let steps = (value / scale).rounded(.toNearestOrAwayFromZero)
    let quantized = (steps.isNaN ? 0 : steps) + zeroPoint
    let clamped = min(max(quantized, limits.lowerBound), limits.upperBound)
    return UInt8(truncatingIfNeeded: Int(clamped))
  }

  /// `(q - zeroPoint) * scale` of the byte that stands for `q`, the product in float32.
  func dequantize(_ byte: UInt8) -> Float {
    let quantized = limits.lowerBound < 0 ? Float(Int8(bitPattern: byte)) : Float(byte)
    return (quantized - zeroPoint) * scale
  }
}
