@_exported import CoreVideo
@_exported import Foundation

public enum MLMultiArrayDataType: Int, Sendable {
  case double = 0x10040, float32 = 0x10020, float16 = 0x10010, int32 = 0x20020, int8 = 0x20008

  var size: Int { (rawValue & 0xFF) / 8 }
}

public protocol MLShapedArrayScalar {}
extension Float: MLShapedArrayScalar {}
extension Double: MLShapedArrayScalar {}
extension Float16: MLShapedArrayScalar {}
extension Int32: MLShapedArrayScalar {}

/// An array whose elements lie as the device (`Device`) lays them out; the gaps hold NaN.
public final class MLMultiArray: NSObject {
  public let dataType: MLMultiArrayDataType
  public let shape: [NSNumber]
  public let strides: [NSNumber]
  private let memory: UnsafeMutableRawBufferPointer

  public init(shape: [NSNumber], dataType: MLMultiArrayDataType) throws {
    guard shape.allSatisfy({ $0.intValue > 0 }) else { throw failure("The shape \(shape) has no elements.") }
    let extents = shape.map(\.intValue)
    let strides = Device.layout.strides(of: extents)
    self.shape = shape
    self.strides = strides.map { NSNumber(value: $0) }
    self.dataType = dataType
    memory = .allocate(byteCount: strides[0] * extents[0] * dataType.size, alignment: 64)
    // All bits set are a NaN of every floating-point type.
    memory.initializeMemory(as: UInt8.self, repeating: 0xFF)
  }

  deinit { memory.deallocate() }

  public var count: Int { shape.reduce(1) { $0 * $1.intValue } }

  public func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer, [Int]) throws -> R) rethrows -> R {
    try body(memory, strides.map(\.intValue))
  }

  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
    try body(UnsafeRawBufferPointer(memory))
  }

  public func withUnsafeBufferPointer<S: MLShapedArrayScalar, R>(
    ofType type: S.Type, _ body: (UnsafeBufferPointer<S>) throws -> R
  ) rethrows -> R {
    try body(UnsafeBufferPointer(memory.bindMemory(to: type)))
  }

  public func withUnsafeMutableBufferPointer<S: MLShapedArrayScalar, R>(
    ofType type: S.Type, _ body: (UnsafeMutableBufferPointer<S>, [Int]) throws -> R
  ) rethrows -> R {
    try body(memory.bindMemory(to: type), strides.map(\.intValue))
  }

  /// The elements in the order of their indices, the last one running fastest.
  public subscript(index: Int) -> NSNumber {
    get { NSNumber(value: value(at: index)) }
    set { set(newValue.doubleValue, at: index) }
  }

  func value(at index: Int) -> Double {
    let address = address(of: index)
    switch dataType {
    case .double: return address.load(as: Double.self)
    case .float32: return Double(address.load(as: Float.self))
    case .float16: return Double(address.load(as: Float16.self))
    case .int32: return Double(address.load(as: Int32.self))
    case .int8: return Double(address.load(as: Int8.self))
    }
  }

  func set(_ value: Double, at index: Int) {
    let address = address(of: index)
    switch dataType {
    case .double: address.storeBytes(of: value, as: Double.self)
    case .float32: address.storeBytes(of: Float(value), as: Float.self)
    case .float16: address.storeBytes(of: Float16(value), as: Float16.self)
    case .int32: address.storeBytes(of: Int32(value), as: Int32.self)
    case .int8: address.storeBytes(of: Int8(value), as: Int8.self)
    }
  }

  private func address(of index: Int) -> UnsafeMutableRawPointer {
    var (rest, offset) = (index, 0)
    for axis in shape.indices.reversed() {
      offset += rest % shape[axis].intValue * strides[axis].intValue
      rest /= shape[axis].intValue
    }
    return memory.baseAddress! + offset * dataType.size
  }
}
