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
}
