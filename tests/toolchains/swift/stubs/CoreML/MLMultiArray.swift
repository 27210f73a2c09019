@_exported import CoreVideo
@_exported import Foundation

// MLMultiArray is not Sendable.
public enum MLMultiArrayDataType: Int, Sendable {
  case double = 0x10040, float32 = 0x10020, float16 = 0x10010, int32 = 0x20020, int8 = 0x20008
  public static var float64: Self { .double }  // not cases
  public static var float: Self { .float32 }
}
public protocol MLShapedArrayScalar {}
extension Float: MLShapedArrayScalar {}
extension Double: MLShapedArrayScalar {}
extension Float16: MLShapedArrayScalar {}
extension Int32: MLShapedArrayScalar {}
public class MLMultiArray: NSObject {
  public init(shape: [NSNumber], dataType: MLMultiArrayDataType) throws {}
  public var dataType: MLMultiArrayDataType { fatalError() }
  public var shape: [NSNumber] { fatalError() }
  public var strides: [NSNumber] { fatalError() }
  public var count: Int { fatalError() }
  public func withUnsafeMutableBytes<R>(_ body: (UnsafeMutableRawBufferPointer, [Int]) throws -> R) rethrows -> R {
    fatalError()
  }
  public func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R { fatalError() }
  public func withUnsafeBufferPointer<S, R>(ofType type: S.Type, _ body: (UnsafeBufferPointer<S>) throws -> R) rethrows -> R
  where S: MLShapedArrayScalar { fatalError() }
  public func withUnsafeMutableBufferPointer<S, R>(
    ofType type: S.Type, _ body: (UnsafeMutableBufferPointer<S>, [Int]) throws -> R
  ) rethrows -> R where S: MLShapedArrayScalar { fatalError() }
  public subscript(idx: Int) -> NSNumber {
    get { fatalError() }
    set {}
  }
}
