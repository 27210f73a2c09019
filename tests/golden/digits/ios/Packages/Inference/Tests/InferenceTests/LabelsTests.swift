import Foundation
import Testing

@testable import Inference

struct LabelsTests {
  @Test func labelsArriveVerbatim() throws {
    let names = [" “a” $b \\(c) ", "\u{301}e", "קטן", "👩🏽‍🔬", "\t"]
    let labels = try Labels(Data((names.joined(separator: "\n") + "\n").utf8), count: names.count)
    #expect((0..<labels.count).map { labels[$0] } == names)
  }

  @Test(arguments: ["a\n", "a\nb", "a\nb\nc\n", ""])
  func otherNumbersOfLabelsAreRefused(text: String) {
    #expect(throws: InferenceError.self) { try Labels(Data(text.utf8), count: 2) }
  }
}
