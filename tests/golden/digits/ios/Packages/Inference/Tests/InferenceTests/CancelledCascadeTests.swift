import Testing

@testable import Inference

/// Whoever asked for the model has left, perhaps for the background, where the GPU fails.
struct CancelledCascadeTests {
  private let runtime = FakeRuntime([.gpu: FakeBehavior(failure: 0), .cpu: FakeBehavior()])
  private let memory = FakeCascadeMemory()

  /// Selects an accelerator in a task that is cancelled at a step.
  private func select(cancelledAt step: LoadingStep) -> Task<AcceleratorReport, any Error> {
    Task {
      let trial = AcceleratorTrial(runtime, memory) { reached in
        if reached == step { withUnsafeCurrentTask { $0?.cancel() } }
      }
      let cascade = AcceleratorCascade(candidates: runtime.accelerators, trial: trial)
      return try cascade.select().report
    }
  }

  @Test func noOtherAcceleratorIsTried() async {
    let selecting = select(cancelledAt: .preparing(.gpu))
    await #expect(throws: CancellationError.self) { try await selecting.value }
    #expect(runtime.started.entries == ["GPU"])
    #expect(memory.report == nil)
  }

  @Test func whatTheLastOneDidIsNotRememberedEither() async {
    let selecting = select(cancelledAt: .checking(.cpu))
    await #expect(throws: CancellationError.self) { try await selecting.value }
    #expect(runtime.started.entries == ["GPU", "CPU"])
    #expect(memory.report == nil)
  }
}
