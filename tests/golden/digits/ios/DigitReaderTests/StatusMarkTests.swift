import Inference
import Testing

@testable import DigitReader

struct StatusMarkTests {
  private let failed = Candidate(.gpu, rejection: .failed(message: "no GPU"))
  private let slow = Candidate(
    .gpu, rejection: .slower(time: .milliseconds(9), than: .cpu, thanTime: .milliseconds(2)))

  @Test func bestAcceleratorOfTheDeviceHasNone() {
    #expect(mark([Candidate(.cpu)]) == nil)
    #expect(mark([slow, Candidate(.cpu)]) == nil)
    #expect(mark([Candidate(.neuralEngine, rejection: .notAvailable), Candidate(.cpu)]) == nil)
  }

  @Test func failureOfABetterOneWarns() {
    #expect(mark([failed, Candidate(.cpu)]) == .warning)
    #expect(mark([Candidate(.gpu, rejection: .crashedBefore), Candidate(.cpu)]) == .warning)
  }

  @Test func choiceOfThePersonIsMarked() {
    #expect(mark([Candidate(.cpu)], choice: .forced) == .forced)
  }

  @Test func choiceThatSomethingSpeaksAgainstWarns() {
    #expect(mark([failed], inUse: .gpu, choice: .forced) == .warning)
    #expect(mark([slow], inUse: .gpu, choice: .forced) == .warning)
  }

  @Test func choiceThatDidNotStartWarns() {
    #expect(mark([Candidate(.cpu)], refused: failed) == .warning)
  }

  private func mark(
    _ candidates: [Candidate], inUse: Accelerator = .cpu, choice: Choice = .measured,
    refused: Candidate? = nil
  ) -> StatusMark? {
    StatusMark(
      AcceleratorReport(inUse: inUse, candidates: candidates, choice: choice), refused: refused)
  }
}
