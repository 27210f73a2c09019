import Inference
import Testing

@testable import DigitReader

@MainActor
struct LiveFramesTests {
  private let classifier = ActiveClassifier(FakeClassifier())
  private var frames = LiveFrames()

  /// What is shown of a frame that was taken at this time, and took the model so long.
  private mutating func read(
    at milliseconds: Int, score: Float = 0.9, took inference: Duration = .milliseconds(8),
    isSmoothing: Bool = true, by other: ActiveClassifier? = nil
  ) -> Reading {
    let seven = Inference.Category(index: 7, label: "seven", score: score)
    return frames.read(
      Classification([seven], inference: inference), of: .after(.milliseconds(milliseconds)),
      by: other ?? classifier, isSmoothing: isSmoothing)
  }

  @Test mutating func frameIsCounted() {
    _ = read(at: 0)
    #expect(classifier.statistics.summary?.frames == 1)
  }

  @Test mutating func smoothedScoresGlide() {
    _ = read(at: 0)
    let score = read(at: 100, score: 0.1).classification.categories[0].score
    #expect(abs(score - 0.67) < 0.01)
  }

  @Test mutating func smoothingCanBeSwitchedOff() {
    _ = read(at: 0)
    let score = read(at: 33, score: 0.1, isSmoothing: false).classification.categories[0].score
    #expect(score == 0.1)
  }

  @Test mutating func secondFrameGivesThePace() {
    #expect(read(at: 0).pace == nil)
    #expect(read(at: 50).pace == Pace(inference: .milliseconds(8), framesPerSecond: 20))
  }

  @Test mutating func pauseIsNotCounted() {
    _ = read(at: 0)
    _ = read(at: 50)
    #expect(read(at: 3050).pace?.framesPerSecond == 20)
  }

  @Test mutating func paceStaysForHalfASecond() {
    _ = read(at: 0)
    let pace = read(at: 50).pace
    #expect(read(at: 100, took: .milliseconds(90)).pace == pace)
    #expect(read(at: 549, took: .milliseconds(90)).pace == pace)
    #expect(read(at: 550, took: .milliseconds(90)).pace?.inference == .milliseconds(90))
  }

  @Test mutating func anotherCamerasClockMayBeBehind() {
    _ = read(at: 10_000)
    _ = read(at: 10_050)
    for frame in 0..<9 { _ = read(at: 33 * frame, took: .milliseconds(90)) }
    #expect(read(at: 600, took: .milliseconds(90)).pace?.inference == .milliseconds(90))
  }

  @Test mutating func anotherClassifierIsCountedAnew() {
    _ = read(at: 0)
    _ = read(at: 50)
    let other = ActiveClassifier(FakeClassifier())
    #expect(read(at: 100, by: other).pace == nil)
    #expect(other.statistics.summary?.frames == 1)
  }
}
