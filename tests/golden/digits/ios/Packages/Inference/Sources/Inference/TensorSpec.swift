/// Element types of the tensors that this package fills and reads.
public enum DType: String, Sendable {
  case float32, float16, uint8, int8

  /// Bytes of one value.
  public var size: Int {
    switch self {
    case .float32: 4
    case .float16: 2
    case .uint8, .int8: 1
    }
  }
}

/// Affine quantisation of a whole tensor: `real = (quantised - zeroPoint) * scale`.
///
/// Source: TensorFlow Lite 8-bit quantization specification.
public struct QuantizationParams: Sendable, Equatable {
  public let scale: Float
  public let zeroPoint: Int

  public init(scale: Float, zeroPoint: Int) {
    self.scale = scale
    self.zeroPoint = zeroPoint
  }

  /// Integers that stand for themselves.
  public static let identity = QuantizationParams(scale: 1, zeroPoint: 0)
}

/// One input or output of the model.
public struct TensorSpec: Sendable, Equatable {
  /// The name in the model's signature.
  public let name: String
  /// Extents with the batch axis first, batch of one.
  public let shape: [Int]
  public let dtype: DType
  /// The identity for float32 and float16.
  public let quantization: QuantizationParams

  public init(
    name: String, shape: [Int], dtype: DType, quantization: QuantizationParams = .identity
  ) {
    self.name = name
    self.shape = shape
    self.dtype = dtype
    self.quantization = quantization
  }

  /// Number of values.
  public var count: Int { shape.reduce(1, *) }
}
