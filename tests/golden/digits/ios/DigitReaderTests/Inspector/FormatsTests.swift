import Foundation
import Inference
import Testing

@testable import DigitReader

struct FormatsTests {
  private let english = Locale(identifier: "en_US")

  @Test(arguments: [
    (0, "0.00 ms"), (0.035, "0.04 ms"), (0.996, "1.0 ms"), (8.04, "8.0 ms"), (9.96, "10 ms"),
    (12.34, "12 ms"), (1234.6, "1,235 ms"),
  ])
  func millisecondsHaveTwoSignificantDigits(milliseconds: Double, text: String) {
    #expect(Duration.milliseconds(milliseconds).millisecondsText(locale: english) == text)
  }

  @Test func millisecondsFollowTheLanguage() {
    let german = Locale(identifier: "de_DE")

    let text = Duration.microseconds(8040).millisecondsText(width: .wide, locale: german)

    #expect(text == "8,0 Millisekunden")
  }

  @Test(arguments: [
    (0, "0.00"), (0.31, "0.31"), (12.5, "12.50"), (0.0123, "0.012"), (0.00042, "0.00042"),
    (-0.05, "-0.050"), (Float.nan, "NaN"),
  ])
  func smallErrorsKeepTwoSignificantDigits(error: Float, text: String) {
    #expect(error.errorText(locale: english) == text)
  }

  @Test func equalChannelsAreSaidOnce() {
    #expect([127.5, 127.5, 127.5].channelsText(locale: english) == "127.5")
  }

  @Test func otherChannelsAreSaidInTheirShortestDigits() {
    let text = [0.485, 0.456, 103.939].channelsText(locale: english)

    #expect(text == "0.485 · 0.456 · 103.939")
  }

  @Test func aShortMessageIsPutOnOneLine() {
    #expect(" no such\n\t operator\r\n".shortened == "no such operator")
    #expect(!("no such" + String(repeating: "\n", count: 1_000) + "operator").isCutShort)
  }

  @Test func aHugeMessageIsCut() {
    let message = String(repeating: "refused ", count: 10_000)

    #expect(message.isCutShort)
    #expect((100...200).contains(message.shortened.count))
    #expect(message.shortened.hasSuffix("refused…"))
  }

  @Test func aTextOfSpacesIsBlank() {
    #expect("".isBlank)
    #expect(" \n\t".isBlank)
    #expect(!" x ".isBlank)
  }
}
