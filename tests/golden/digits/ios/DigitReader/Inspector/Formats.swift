import Foundation
import Inference

extension Duration {
  /// "2.4 ms" or, `wide`, "2.4 milliseconds": with two significant digits, and never more than two
  /// behind the point.
  func millisecondsText(
    width: Duration.UnitsFormatStyle.UnitWidth = .abbreviated, locale: Locale = .autoupdatingCurrent
  ) -> String {
    let milliseconds = self / .milliseconds(1)
    let digits = milliseconds < 0.995 ? 2 : milliseconds < 9.95 ? 1 : 0
    let style = UnitsFormatStyle(
      allowedUnits: [.milliseconds], width: width, fractionalPart: .show(length: digits))
    return formatted(style.locale(locale))
  }
}

extension Float {
  /// For an error or another small number: two digits behind the point, more where those say nothing.
  func errorText(locale: Locale = .autoupdatingCurrent) -> String {
    let style = FloatingPointFormatStyle<Float>(locale: locale)
    let isSmall = isFinite && self != 0 && magnitude < 0.1
    return formatted(style.precision(isSmall ? .significantDigits(2) : .fractionLength(2)))
  }
}

extension [Float] {
  /// "127.5", or "123.68 · 116.779 · 103.939" for channels that differ.
  func channelsText(locale: Locale = .autoupdatingCurrent) -> String {
    let style = FloatingPointFormatStyle<Double>(locale: locale).precision(.fractionLength(0...7))
    let channels = Set(self).count == 1 ? Array(prefix(1)) : self
    // By its shortest digits: 103.939 is not 103.939003 to a person.
    return channels.map { (Double($0.description) ?? Double($0)).formatted(style) }
      .joined(separator: " · ")
  }
}

extension TensorSpec {
  /// "1 × 32 × 32 × 3"
  var shapeText: String { shape.map(String.init).joined(separator: " × ") }
}

extension ImagePreprocessing {
  /// How a frame becomes the model's picture, in the contract's own words.
  var summary: String {
    [
      resizeMode.rawValue, resizeFilter.rawValue, channelOrder.rawValue.uppercased(),
      layout.rawValue.uppercased(),
    ].joined(separator: ", ")
  }
}

extension String {
  /// Whether there is nothing to read.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// On one line and short enough for a screen; the report has the whole.
  var shortened: String {
    guard isCutShort else { return onOneLine }
    let start = onOneLine.prefix(String.longestMessage)
    return start.trimmingCharacters(in: .whitespaces) + "…"
  }

  /// Whether `shortened` leaves something out.
  var isCutShort: Bool { onOneLine.count > String.longestMessage }

  private var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  private static let longestMessage = 160
}
