/// Starts the model on one accelerator, checks its answers and times it.
struct AcceleratorTrial {
  /// What was found out; without a runner if the model doesn't run there.
  struct Outcome {
    let candidate: Candidate
    var runner: (any ModelRunner)?
  }

  let runtime: any ModelRuntime
  /// How far its answers to known inputs are off, NaN if one is not a number.
  let greatestError: (any ModelRunner) throws -> Float
  /// Keeps a note while an accelerator is touched, should the process die of it.
  let memory: any CascadeMemory
  /// Told what is being done.
  var onStep: (LoadingStep) -> Void = { _ in }
  /// How long its argument takes.
  var measure: (() throws -> Void) throws -> Duration = { try ContinuousClock().measure($0) }

  func outcome(of accelerator: Accelerator) -> Outcome {
    memory.enter(accelerator)
    defer { memory.leave() }
    do {
      onStep(.preparing(accelerator))
      let runner = try runtime.start(accelerator)
      onStep(.checking(accelerator))
      return Outcome(candidate: try judge(accelerator, runner), runner: runner)
    } catch {
      let reason = RejectionReason.failed(message: error.localizedDescription)
      return Outcome(candidate: Candidate(accelerator, rejection: reason))
    }
  }

  private func judge(_ accelerator: Accelerator, _ runner: any ModelRunner) throws -> Candidate {
    // Its first run compiles shaders and fills caches: the check comes before the measurement.
    let error = try greatestError(runner)
    let tolerance = runtime.file.tolerance(of: accelerator)
    // Written so that a NaN is a wrong answer.
    let isRight = error <= tolerance
    return Candidate(
      accelerator,
      rejection: isRight ? nil : .wrongAnswer(error: error, tolerance: tolerance),
      time: try medianTime(of: runner))
  }

  private func medianTime(of runner: any ModelRunner) throws -> Duration {
    var times: [Duration] = []
    var spent = Duration.zero
    while times.count < Self.fewestRuns || (times.count < Self.mostRuns && spent < Self.enough) {
      let time = try measure(runner.run)
      times.append(time)
      spent += time
    }
    return times.sorted()[times.count / 2]
  }

  /// Enough runs that one interruption by the system doesn't matter.
  private static let fewestRuns = 3
  private static let mostRuns = 15

  /// Nobody should wait longer than this for the timing of an ordinary model.
  private static let enough = Duration.milliseconds(150)
}
