import Testing

@testable import Inference

extension AcceleratorCascade {
  /// A cascade over a fake device, whose clock shows what its runs say.
  init(_ runtime: FakeRuntime, _ memory: any CascadeMemory) {
    self.init(
      candidates: runtime.accelerators, trial: AcceleratorTrial(runtime, memory))
  }
}

extension AcceleratorTrial {
  init(
    _ runtime: FakeRuntime, _ memory: any CascadeMemory,
    onStep: @escaping (LoadingStep) -> Void = { _ in }
  ) {
    weak var latest: FakeRunner?
    self.init(
      runtime: runtime,
      greatestError: { runner in
        let runner = try #require(runner as? FakeRunner)
        latest = runner
        try runner.run()
        return runner.behavior.error
      },
      memory: memory,
      onStep: onStep,
      measure: { run in
        try run()
        return try #require(latest).time
      })
  }
}
