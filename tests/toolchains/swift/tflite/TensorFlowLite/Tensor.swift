import Foundation
import TensorFlowLiteC

/// A copy of what a tensor holds. Nobody outside of the module can make one.
public struct Tensor: Equatable, Hashable {
  public let name: String
  public let dataType: DataType
  public let shape: Shape
  public let data: Data
  public let quantizationParameters: QuantizationParameters?

  /// There is no signed 8-bit integer: such tensors can't be read, nor written without an error.
  public enum DataType: Equatable, Hashable {
    case bool, uInt8, int16, int32, int64, float16, float32, float64
  }

  public struct Shape: Equatable, Hashable, ExpressibleByArrayLiteral {
    public let rank: Int
    public let dimensions: [Int]

    public init(_ dimensions: [Int]) {
      rank = dimensions.count
      self.dimensions = dimensions
    }

    public init(_ elements: Int...) { self.init(elements) }
    public init(arrayLiteral: Int...) { self.init(arrayLiteral) }
  }
}

/// `real = scale * (value - zeroPoint)`, of a whole tensor.
public struct QuantizationParameters: Equatable, Hashable {
  public let scale: Float
  public let zeroPoint: Int
}

extension Tensor {
  /// - Parameter missing: what is thrown of a tensor without memory.
  init(_ tensor: OpaquePointer?, missing: InterpreterError) throws {
    guard let tensor, let bytes = TfLiteTensorData(tensor), let name = TfLiteTensorName(tensor) else { throw missing }
    guard let dataType = DataType(TfLiteTensorType(tensor)) else { throw InterpreterError.invalidTensorDataType }
    self.name = String(cString: name)
    self.dataType = dataType
    shape = Shape((0..<TfLiteTensorNumDims(tensor)).map { Int(TfLiteTensorDim(tensor, $0)) })
    data = Data(bytes: bytes, count: TfLiteTensorByteSize(tensor))
    let quantization = TfLiteTensorQuantizationParams(tensor)
    quantizationParameters =
      quantization.scale == 0
      ? nil : QuantizationParameters(scale: quantization.scale, zeroPoint: Int(quantization.zero_point))
  }

  /// The same tensor with other data.
  func holding(_ data: Data) -> Tensor {
    Tensor(name: name, dataType: dataType, shape: shape, data: data, quantizationParameters: quantizationParameters)
  }
}

extension Tensor.DataType {
  init?(_ type: TfLiteType) {
    switch type {
    case kTfLiteBool: self = .bool
    case kTfLiteUInt8: self = .uInt8
    case kTfLiteInt16: self = .int16
    case kTfLiteInt32: self = .int32
    case kTfLiteInt64: self = .int64
    case kTfLiteFloat16: self = .float16
    case kTfLiteFloat32: self = .float32
    case kTfLiteFloat64: self = .float64
    default: return nil
    }
  }
}
