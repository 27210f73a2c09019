import Testing

@testable import Inference

struct AcceleratorTrialTests {
  private let memory = FakeCascadeMemory()

  private func outcome(
    _ behavior: FakeBehavior, of accelerator: Accelerator = .gpu
  ) -> AcceleratorTrial.Outcome {
    AcceleratorTrial(FakeRuntime([accelerator: behavior]), memory).outcome(of: accelerator)
  }

  @Test func rightAnswersHaveTheMedianWithoutTheFirstRun() {
    let time = Duration.milliseconds(9)
    #expect(outcome(FakeBehavior(time: time)).candidate == Candidate(.gpu, time: time))
  }

  @Test(arguments: [(Duration.seconds(2), 3), (.milliseconds(20), 8), (.microseconds(50), 15)])
  func slowModelsAreTimedByFewerRuns(time: Duration, runs: Int) throws {
    let runner = try #require(outcome(FakeBehavior(time: time)).runner as? FakeRunner)
    let checking = 1
    #expect(runner.runs == checking + runs)
  }

  @Test func errorThatAGPUMayHaveIsWrongOnTheCPU() {
    let file = ModelFile.tested
    let behavior = FakeBehavior(error: (file.tolerance + file.cpuTolerance) / 2)
    let isStricter = file.cpuTolerance < file.tolerance
    #expect(outcome(behavior, of: .gpu).candidate.rejection == nil)
    #expect((outcome(behavior, of: .cpu).candidate.rejection == nil) == !isStricter)
  }

  @Test func wrongAnswersKeepTheErrorAndTheRunner() {
    let tolerance = ModelFile.tested.tolerance
    let outcome = outcome(FakeBehavior(error: tolerance.nextUp))
    let reason = RejectionReason.wrongAnswer(error: tolerance.nextUp, tolerance: tolerance)
    #expect(outcome.candidate.rejection == reason)
    #expect(outcome.runner != nil)
  }

  @Test func notANumberIsAWrongAnswer() {
    guard case .wrongAnswer(let error, _) = outcome(FakeBehavior(error: .nan)).candidate.rejection
    else {
      Issue.record("it was trusted")
      return
    }
    #expect(error.isNaN)
  }

  @Test(arguments: 0...4)
  func failureOfAnyRunIsKept(run: Int) {
    let outcome = outcome(FakeBehavior(failure: run))
    let reason = RejectionReason.failed(message: "layer 3 can't be compiled")
    #expect(outcome.candidate == Candidate(.gpu, rejection: reason))
    #expect(outcome.runner == nil)
  }

  @Test(arguments: [FakeBehavior(), FakeBehavior(failure: 2)])
  func memoryIsToldBeforeAndAfter(behavior: FakeBehavior) {
    _ = outcome(behavior)
    #expect(memory.log.entries == ["enter GPU", "leave"])
  }

  @Test func stepsAreTold() {
    var steps: [LoadingStep] = []
    let runtime = FakeRuntime([.gpu: FakeBehavior()])
    _ = AcceleratorTrial(runtime, memory) { steps.append($0) }.outcome(of: .gpu)
    #expect(steps == [.preparing(.gpu), .checking(.gpu)])
  }
}
