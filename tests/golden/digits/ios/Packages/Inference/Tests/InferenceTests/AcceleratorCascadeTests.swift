import Testing

@testable import Inference

struct AcceleratorCascadeTests {
  private let memory = FakeCascadeMemory()
  private let wrong = RejectionReason.wrongAnswer(
    error: 0.5, tolerance: ModelFile.tested.tolerance)
  private let usual = FakeBehavior().time

  @Test func firstOfEqualsIsUsedAndTheOthersAreReleased() throws {
    let runtime = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior()])
    let selection = try AcceleratorCascade(runtime, memory).select()
    let timed = [Candidate(.gpu, time: usual), Candidate(.cpu, time: usual)]
    #expect(selection.report == AcceleratorReport(inUse: .gpu, candidates: timed))
    #expect(runtime.started.entries == ["GPU", "CPU"])
    #expect(runtime.released.entries == ["CPU"])
  }

  @Test func wrongAnswerGivesWayToTheNextWithTheReason() throws {
    let runtime = FakeRuntime([.gpu: FakeBehavior(error: 0.5), .cpu: FakeBehavior()])
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.inUse == .cpu)
    #expect(report.rejections == [Candidate(.gpu, rejection: wrong, time: usual)])
  }

  @Test func slowOneGivesWayToTheNextWithBothTimes() throws {
    let slow = Duration.milliseconds(80)
    let runtime = FakeRuntime([.gpu: FakeBehavior(time: slow), .cpu: FakeBehavior()])
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.inUse == .cpu)
    let reason = RejectionReason.slower(time: slow, than: .cpu, thanTime: usual)
    #expect(report.rejections == [Candidate(.gpu, rejection: reason, time: slow)])
  }

  @Test func absentOneIsNotStarted() throws {
    let runtime = FakeRuntime([.cpu: FakeBehavior()])
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.rejections == [Candidate(.gpu, rejection: .notAvailable)])
    #expect(runtime.started.entries == ["CPU"])
    #expect(memory.log.entries == ["enter CPU", "leave"])
  }

  @Test func oneThatIsKnownToFailIsNotStarted() throws {
    let runtime = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior()])
      .knowing(.gpu, failsAt: "L2_NORMALIZATION")
    let report = try AcceleratorCascade(runtime, memory).select().report
    let reason = RejectionReason.knownToFail(explanation: "L2_NORMALIZATION")
    #expect(report.rejections == [Candidate(.gpu, rejection: reason)])
    #expect(runtime.started.entries == ["CPU"])
  }

  @Test func oneInWhichTheAppDiedIsNotStarted() throws {
    let runtime = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior()])
    let memory = FakeCascadeMemory(crashed: [.gpu])
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.rejections == [Candidate(.gpu, rejection: .crashedBefore)])
    #expect(runtime.started.entries == ["CPU"])
  }

  @Test func losersAreReleasedBeforeTheNextStarts() throws {
    var runtime = FakeRuntime([
      .neuralEngine: FakeBehavior(error: 0.5), .gpu: FakeBehavior(), .cpu: FakeBehavior(),
    ])
    runtime.accelerators = [.neuralEngine, .gpu, .cpu]
    var released: [[String]] = []
    let trial = AcceleratorTrial(runtime, memory) { [runtime] step in
      if case .preparing = step { released.append(runtime.released.entries) }
    }
    let selection = try AcceleratorCascade(candidates: runtime.accelerators, trial: trial).select()
    #expect(released == [[], ["Neural Engine"], ["Neural Engine"]])
    #expect(selection.report.inUse == .gpu)
    #expect(runtime.released.entries == ["Neural Engine", "CPU"])
  }

  @Test func ifNoneIsLeftEveryReasonIsKeptAndAllIsForgotten() {
    let runtime = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior(failure: 0)])
    let memory = FakeCascadeMemory(crashed: [.gpu])
    let failed = RejectionReason.failed(message: "layer 3 can't be compiled")
    let candidates = [
      Candidate(.gpu, rejection: .crashedBefore), Candidate(.cpu, rejection: failed),
    ]
    #expect(throws: NoAcceleratorError(candidates: candidates)) {
      try AcceleratorCascade(runtime, memory).select()
    }
    #expect(memory.crashed.isEmpty)
  }
}

extension FakeRuntime {
  func knowing(_ accelerator: Accelerator, failsAt failure: String) -> FakeRuntime {
    var runtime = self
    runtime.file = ModelFile(
      name: file.name, precision: file.precision, sizeBytes: file.sizeBytes, digest: file.digest,
      parity: file.parity, input: file.input, output: file.output, tolerance: file.tolerance,
      cpuTolerance: file.cpuTolerance, knownFailures: [accelerator.id: failure])
    return runtime
  }
}
