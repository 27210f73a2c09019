import Inference
import Testing

@testable import DigitReader

struct FrameStatisticsTests {
  private var statistics = FrameStatistics()

  private mutating func record(_ milliseconds: Int, at timestamp: Int = 0, dropped: Int? = 0) {
    let times = StageTimes(
      preprocessing: .milliseconds(milliseconds), inference: .milliseconds(2 * milliseconds),
      postprocessing: .milliseconds(3 * milliseconds))
    statistics.record(times, at: .milliseconds(timestamp), droppedBefore: dropped)
  }

  @Test func beforeTheFirstFrameThereIsNoSummary() {
    #expect(statistics.summary == nil)
  }

  @Test mutating func theFirstFrameHasNoRateYet() throws {
    record(5, at: 1_000, dropped: 7)

    let summary = try #require(statistics.summary)
    #expect(summary.frames == 1)
    #expect(summary.framesPerSecond == nil)
    #expect(summary.droppedFrames == 0)
    #expect(summary.preprocessing.median == .milliseconds(5))
    #expect(summary.preprocessing.p90 == .milliseconds(5))
  }

  @Test mutating func everyStageHasItsRanks() throws {
    for milliseconds in [9, 1, 8, 2, 7, 3, 6, 4, 5, 100] { record(milliseconds) }

    let summary = try #require(statistics.summary)
    #expect(summary.preprocessing.median == .milliseconds(5))
    #expect(summary.preprocessing.p90 == .milliseconds(9))
    #expect(summary.inference.median == .milliseconds(10))
    #expect(summary.postprocessing.p90 == .milliseconds(27))
  }

  @Test mutating func nineOfTenOfSixFramesAreAllOfThem() throws {
    for milliseconds in 1...6 { record(milliseconds) }

    let summary = try #require(statistics.summary)
    #expect(summary.preprocessing.median == .milliseconds(3))
    #expect(summary.preprocessing.p90 == .milliseconds(6))
  }

  @Test mutating func theLastFramesAreKeptInOrder() throws {
    for milliseconds in 1...250 { record(milliseconds) }

    let summary = try #require(statistics.summary)
    #expect(summary.frames == FrameStatistics.capacity)
    #expect(summary.preprocessing.series == (151...250).map { .milliseconds($0) })
    #expect(summary.inference.series == (151...250).map { .milliseconds(2 * $0) })
  }

  @Test mutating func framesFiftyMillisecondsApartAreTwentyPerSecond() throws {
    for frame in 0...150 { record(1, at: 50 * frame) }

    let rate = try #require(statistics.summary?.framesPerSecond)
    #expect(abs(rate - 20) < 1e-9)
  }

  @Test mutating func droppedFramesAreThoseBetweenTheLast() {
    for frame in 0..<150 { record(1, at: 50 * frame, dropped: (frame + 1) % 2) }

    // The oldest frame's was dropped after a frame that is forgotten.
    #expect(statistics.summary?.droppedFrames == 49)
  }

  @Test mutating func aCameraThatDoesNotCountLeavesThemUnknown() {
    record(1, at: 0)
    record(1, at: 50, dropped: nil)

    #expect(statistics.summary?.droppedFrames == nil)
  }

  @Test mutating func aPauseCountsForNothing() throws {
    for frame in 0..<20 { record(1, at: 50 * frame) }
    for frame in 0..<20 { record(1, at: 60_000 + 50 * frame, dropped: frame == 0 ? 1_770 : 0) }

    let summary = try #require(statistics.summary)
    #expect(summary.droppedFrames == 0)
    #expect(abs((summary.framesPerSecond ?? 0) - 20) < 1e-9)
  }

  @Test mutating func anotherCamerasClockCountsForNothing() throws {
    for frame in 0..<20 { record(1, at: 90_000 + 50 * frame) }
    for frame in 0..<20 { record(1, at: 50 * frame) }

    let rate = try #require(statistics.summary?.framesPerSecond)
    #expect(abs(rate - 20) < 1e-9)
  }

  @Test mutating func aModelThatTakesSecondsIsNoPause() throws {
    for frame in 0..<10 { record(500, at: 3_033 * frame, dropped: 90) }

    let summary = try #require(statistics.summary)
    #expect(summary.droppedFrames == 9 * 90)
    #expect(abs((summary.framesPerSecond ?? 0) - 1 / 3.033) < 1e-9)
  }
}
