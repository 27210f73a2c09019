import Foundation
import Inference
import Testing

@testable import DigitReader

struct ScoreSmootherTests {
  private var smoother = ScoreSmoother(threshold: 0.6)
  private var now = Duration.zero

  /// What is shown of a frame that comes so many milliseconds after the last one.
  private mutating func smooth(
    _ categories: Inference.Category..., after milliseconds: Int = 0
  ) -> Classification {
    now += .milliseconds(milliseconds)
    return smoother.smooth(Classification(categories), at: now)
  }

  @Test mutating func firstFrameCountsFully() {
    #expect(smooth(.cat(1)).categories == [.cat(1)])
  }

  @Test mutating func anotherLabelTakesOverInTime() {
    _ = smooth(.cat(1))
    #expect(smooth(.dog(1), after: 100).categories.map(\.label) == ["cat"])
    #expect(smooth(.dog(1), after: 300).categories.map(\.label) == ["dog"])
  }

  @Test mutating func afterTheTimeConstantMostOfTheStepIsMade() throws {
    _ = smooth(.cat(1))
    let shown = try #require(smooth(.cat(0), after: 300).categories.first)
    #expect(abs(shown.score - Float(exp(-1.0))) < 0.001)
  }

  @Test mutating func frameRateDoesNotMatter() {
    _ = smooth(.cat(1))
    var slow = smoother
    for _ in 1...10 { _ = smooth(.cat(0), after: 33) }
    let often = smooth(.cat(0)).categories[0].score
    let once = slow.smooth(Classification([.cat(0)]), at: now).categories[0].score
    #expect(abs(often - once) < 0.0001)
  }

  @Test mutating func confidenceIsThatOfWhatIsShown() {
    _ = smooth(.cat(1))
    #expect(!smooth(.dog(1), after: 210).isConfident)
    #expect(smooth(.dog(1), after: 1000).isConfident)
  }

  @Test mutating func twoThatTakeTurnsKeepTheirPlaces() {
    _ = smooth(.cat(0.52), .dog(0.48))
    for _ in 1...50 {
      #expect(smooth(.dog(0.52), .cat(0.48), after: 33).categories.map(\.label) == ["cat", "dog"])
      #expect(smooth(.cat(0.52), .dog(0.48), after: 33).categories.map(\.label) == ["cat", "dog"])
    }
  }

  @Test mutating func manyNearlyEqualAreNeverVisiblyOutOfOrder() {
    var random = Steps()
    for _ in 1...500 {
      let frame = (0..<10).map { index in
        let score = Float.random(in: 0..<0.05, using: &random)
        return Inference.Category(index: index, label: "\(index)", score: score)
      }
      now += .milliseconds(33)
      let best = Array(frame.sorted { $0.score > $1.score }.prefix(5))
      let scores = smoother.smooth(Classification(best), at: now).categories.map(\.score)
      for (place, score) in scores.enumerated() {
        #expect(scores[place...].allSatisfy { $0 <= score + 0.0051 })
      }
    }
  }

  @Test mutating func asManyAreShownAsTheClassifierNames() {
    _ = smooth(.cat(1), .dog(0.5))
    #expect(smooth(.cat(1), after: 33).categories.count == 1)
  }

  @Test mutating func whatIsNotANumberDoesNotStay() {
    _ = smooth(.cat(.nan))
    #expect(smooth(.cat(1), after: 1000).categories == [.cat(1)])
  }

  @Test mutating func anotherCamerasClockMayBeBehind() {
    _ = smooth(.cat(1), after: 5000)
    #expect(smooth(.cat(0.5), after: -4000).categories == [.cat(0.5)])
  }
}

extension Inference.Category {
  fileprivate static func cat(_ score: Float) -> Self { Self(index: 0, label: "cat", score: score) }

  fileprivate static func dog(_ score: Float) -> Self { Self(index: 1, label: "dog", score: score) }
}

/// The same numbers in every run: a linear congruential generator.
private struct Steps: RandomNumberGenerator {
  private var state: UInt64 = 1

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state
  }
}
