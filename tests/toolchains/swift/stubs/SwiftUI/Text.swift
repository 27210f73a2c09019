@_exported import Foundation
@_exported import Observation
@_exported import UIKit

public struct LocalizedStringKey: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) {}
  public init(stringInterpolation: StringInterpolation) {}
  public struct StringInterpolation: StringInterpolationProtocol {
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) {}
    public mutating func appendInterpolation(_ string: String) {}
    public mutating func appendInterpolation<T: CVarArg>(_ value: T) {}
    public mutating func appendInterpolation<T: CVarArg>(_ value: T, specifier: String) {}
    public mutating func appendInterpolation(_ text: Text) {}
  }
}
public struct Text: _Leaf {
  nonisolated public init(_ key: LocalizedStringKey) {}
  @_disfavoredOverload nonisolated public init<S: StringProtocol>(_ content: S) {}
  nonisolated public init(verbatim: String) {}
  nonisolated public init<F: FormatStyle>(_ input: F.FormatInput, format: F)
  where F.FormatInput: Equatable, F.FormatOutput == String {}
}
public struct Image: _Leaf {
  nonisolated public init(systemName: String) {}
  nonisolated public init(_ name: String) {}
}
