// What Apple's Foundation, Dispatch and ObjectiveC have and Linux's lack. Imported into every file that is checked, because on
// the real platform the module Foundation itself brings these.
@_exported import Foundation
@_exported import Dispatch

// Works, with the key as the text, as in an app whose catalog has nothing for it.
extension String {
  public init(
    localized key: String.LocalizationValue, table: String? = nil, bundle: Bundle? = nil, locale: Locale = .current,
    comment: StaticString? = nil
  ) { self = key.text }

  public struct LocalizationValue: ExpressibleByStringInterpolation, Equatable, Sendable {
    fileprivate let text: String
    public init(stringLiteral value: String) { text = value }
    public init(_ value: String) { text = value }
    public init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }
    public struct StringInterpolation: StringInterpolationProtocol {
      fileprivate var text = ""
      public init(literalCapacity: Int, interpolationCount: Int) {}
      public mutating func appendLiteral(_ literal: String) { text += literal }
      public mutating func appendInterpolation(_ string: String) { text += string }
      public mutating func appendInterpolation<T: CVarArg>(_ value: T) { text += "\(value)" }
      public mutating func appendInterpolation<T: CVarArg>(_ value: T, specifier: String) {
        text += String(format: specifier, value)
      }
      public mutating func appendInterpolation<F: FormatStyle>(_ input: F.FormatInput, format: F)
      where F.FormatInput: Equatable, F.FormatOutput == String { text += format.format(input) }
    }
  }
}

// Key-value observing.
public struct NSKeyValueObservingOptions: OptionSet, Sendable {
  public let rawValue: UInt
  public init(rawValue: UInt) { self.rawValue = rawValue }
  public static let new = Self(rawValue: 1), old = Self(rawValue: 2), initial = Self(rawValue: 4), prior = Self(rawValue: 8)
}
public struct NSKeyValueObservedChange<Value> {
  public var newValue: Value? { fatalError() }
  public var oldValue: Value? { fatalError() }
  public var isPrior: Bool { fatalError() }
}
public final class NSKeyValueObservation: NSObject { public func invalidate() {} }
public protocol _KeyValueCodingAndObserving {}
extension NSObject: _KeyValueCodingAndObserving {}
extension _KeyValueCodingAndObserving {
  @preconcurrency public func observe<Value>(
    _ keyPath: KeyPath<Self, Value>, options: NSKeyValueObservingOptions = [],
    changeHandler: @escaping @Sendable (Self, NSKeyValueObservedChange<Value>) -> Void
  ) -> NSKeyValueObservation { fatalError() }
}

// A serial queue that can be an actor's executor: a subclass of DispatchQueue in the SDK, which Linux's Dispatch doesn't let us
// write. More permissive than the SDK: here every queue is one.
public typealias DispatchSerialQueue = DispatchQueue
extension DispatchQueue: @retroactive SerialExecutor {
  public func enqueue(_ job: consuming ExecutorJob) {}
  public func asUnownedSerialExecutor() -> UnownedSerialExecutor { fatalError() }
}
