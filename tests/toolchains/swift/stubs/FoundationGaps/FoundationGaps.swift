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
