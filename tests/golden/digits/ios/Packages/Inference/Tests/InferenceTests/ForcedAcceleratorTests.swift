import Testing

@testable import Inference

struct ForcedAcceleratorTests {
  private let memory = FakeCascadeMemory(crashed: [.gpu])

  @Test func wrongAnswersAreUsedWithTheReasonAndNotRemembered() throws {
    let runtime = FakeRuntime([.gpu: FakeBehavior(error: 0.5), .cpu: FakeBehavior()])
      .knowing(.gpu, failsAt: "L2_NORMALIZATION")
    let selection = try AcceleratorCascade(runtime, memory).force(.gpu)
    let wrong = RejectionReason.wrongAnswer(error: 0.5, tolerance: runtime.file.tolerance)
    let candidates = [
      Candidate(.gpu, rejection: wrong, time: FakeBehavior().time), Candidate(.cpu),
    ]
    #expect(
      selection.report == AcceleratorReport(inUse: .gpu, candidates: candidates, choice: .forced))
    #expect(memory.report == nil)
  }

  @Test(arguments: [Accelerator.gpu, .neuralEngine])
  func oneThatIsNotThereSaysSo(accelerator: Accelerator) {
    let runtime = FakeRuntime([.cpu: FakeBehavior()])
    let missing = Candidate(accelerator, rejection: .notAvailable)
    #expect(throws: NoAcceleratorError(candidates: [missing])) {
      try AcceleratorCascade(runtime, memory).force(accelerator)
    }
    #expect(runtime.started.entries.isEmpty)
  }

  @Test func oneThatDoesNotStartSaysWhy() {
    let runtime = FakeRuntime([.gpu: FakeBehavior(failure: 0), .cpu: FakeBehavior()])
    let failed = RejectionReason.failed(message: "layer 3 can't be compiled")
    #expect(throws: NoAcceleratorError(candidates: [Candidate(.gpu, rejection: failed)])) {
      try AcceleratorCascade(runtime, memory).force(.gpu)
    }
  }
}
