import Testing

@testable import Inference

struct RememberedChoiceTests {
  private let memory = FakeCascadeMemory()
  private let healthy = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior()])

  @Test func nextStartChecksTheWinnerAlone() throws {
    let slow = FakeBehavior(time: .milliseconds(80))
    let runtime = FakeRuntime([.gpu: slow, .cpu: FakeBehavior()])
    let measured = try AcceleratorCascade(runtime, memory).select().report
    let remembered = try AcceleratorCascade(healthy, memory).select().report
    #expect(measured.choice == .measured)
    #expect(remembered.choice == .remembered)
    #expect(remembered.inUse == .cpu)
    #expect(remembered.candidates == measured.candidates)
    #expect(healthy.started.entries == ["CPU"])
  }

  @Test func winnerThatFailsNowIsMeasuredAnew() throws {
    _ = try AcceleratorCascade(healthy, memory).select()
    let runtime = FakeRuntime([.gpu: FakeBehavior(error: 1), .cpu: FakeBehavior()])
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.inUse == .cpu)
    #expect(report.choice == .measured)
    #expect(memory.report == report)
  }

  @Test func winnerThatCrashedSinceIsNotTouched() throws {
    let report = try AcceleratorCascade(healthy, memory).select().report
    let runtime = FakeRuntime([.gpu: FakeBehavior(), .cpu: FakeBehavior()])
    let later = FakeCascadeMemory(crashed: [.gpu], report: report)
    #expect(try AcceleratorCascade(runtime, later).select().report.inUse == .cpu)
    #expect(runtime.started.entries == ["CPU"])
  }

  @Test func otherCandidatesThanRememberedAreMeasured() throws {
    _ = try AcceleratorCascade(healthy, memory).select()
    var runtime = FakeRuntime([
      .neuralEngine: FakeBehavior(), .gpu: FakeBehavior(), .cpu: FakeBehavior(),
    ])
    runtime.accelerators = [.neuralEngine, .gpu, .cpu]
    let report = try AcceleratorCascade(runtime, memory).select().report
    #expect(report.inUse == .neuralEngine)
    #expect(report.choice == .measured)
  }

  @Test func measuringAgainTriesAllWhateverIsRemembered() throws {
    let old = AcceleratorReport(inUse: .cpu, candidates: [Candidate(.gpu), Candidate(.cpu)])
    let memory = FakeCascadeMemory(crashed: [.gpu], report: old)
    let report = try AcceleratorCascade(healthy, memory).measureAgain().report
    #expect(report.inUse == .gpu)
    #expect(report.choice == .measured)
    #expect(memory.report == report)
    #expect(memory.crashed.isEmpty)
  }
}
