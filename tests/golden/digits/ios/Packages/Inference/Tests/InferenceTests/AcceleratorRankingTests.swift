import Testing

@testable import Inference

struct AcceleratorRankingTests {
  private func right(_ accelerator: Accelerator, _ milliseconds: Int) -> Candidate {
    Candidate(accelerator, time: .milliseconds(milliseconds))
  }

  private func slower(
    _ accelerator: Accelerator, _ milliseconds: Int, than other: Accelerator, _ otherTime: Int
  ) -> Candidate {
    Candidate(
      accelerator,
      rejection: .slower(
        time: .milliseconds(milliseconds), than: other, thanTime: .milliseconds(otherTime)),
      time: .milliseconds(milliseconds))
  }

  @Test func aboutAsFastPrefersTheEarlier() {
    let candidates = [right(.gpu, 9), right(.cpu, 6)]
    let report = AcceleratorReport(ranking: candidates)
    #expect(report == AcceleratorReport(inUse: .gpu, candidates: candidates))
  }

  @Test func clearlyFasterLaterOneIsUsed() {
    let report = AcceleratorReport(ranking: [right(.gpu, 10), right(.cpu, 6)])
    let candidates = [slower(.gpu, 10, than: .cpu, 6), right(.cpu, 6)]
    #expect(report == AcceleratorReport(inUse: .cpu, candidates: candidates))
  }

  @Test func middleOneThatIsFastEnoughIsUsed() {
    let report = AcceleratorReport(
      ranking: [right(.neuralEngine, 20), right(.gpu, 8), right(.cpu, 6)])
    #expect(report?.inUse == .gpu)
    #expect(report?.rejections == [slower(.neuralEngine, 20, than: .cpu, 6)])
  }

  @Test func fastButWrongOneIsNeverUsed() {
    let wrong = Candidate(
      .cpu, rejection: .wrongAnswer(error: 1, tolerance: 0.1), time: .milliseconds(1))
    #expect(AcceleratorReport(ranking: [right(.gpu, 9), wrong])?.inUse == .gpu)
  }

  @Test func withoutARightOneThereIsNoReport() {
    #expect(AcceleratorReport(ranking: [Candidate(.cpu, rejection: .notAvailable)]) == nil)
  }

  @Test func fasterOneStaysAContenderUntilItIsOutrun() {
    let close = [right(.neuralEngine, 9), right(.gpu, 7)]
    #expect(close.contenders == close)
    #expect((close + [right(.cpu, 5)]).contenders == [right(.gpu, 7), right(.cpu, 5)])
    #expect((close + [right(.cpu, 1)]).contenders == [right(.cpu, 1)])
  }

  @Test func winnerIsAContenderFromItsTrialOn() {
    let times = [0, 4, 5, 6, 7, 9, 10, 15]
    for first in times {
      for second in times {
        for third in times {
          // Whoever has no time wasn't there.
          let candidates = zip([Accelerator.neuralEngine, .gpu, .cpu], [first, second, third])
            .map { $1 == 0 ? Candidate($0, rejection: .notAvailable) : right($0, $1) }
          let winner = AcceleratorReport(ranking: candidates)?.inUse
          let trial = candidates.firstIndex { $0.accelerator == winner } ?? candidates.endIndex
          for tried in candidates.indices where tried >= trial {
            let contenders = Array(candidates[...tried]).contenders
            #expect(contenders.contains(candidates[trial]), "\(first), \(second), \(third)")
          }
        }
      }
    }
  }
}
