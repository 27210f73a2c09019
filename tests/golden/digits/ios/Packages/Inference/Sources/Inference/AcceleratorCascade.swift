/// Decides which accelerator runs the model: of those that are there, start and give the right
/// answers, the first that no later one clearly outruns. Nothing is skipped without a reason that a
/// person can read.
struct AcceleratorCascade {
  /// A started model and how its accelerator was chosen.
  struct Selection {
    let runner: any ModelRunner
    let report: AcceleratorReport
  }

  /// The accelerators to try, the preferred one first.
  let candidates: [Accelerator]
  let trial: AcceleratorTrial

  private var memory: any CascadeMemory { trial.memory }

  /// Takes the accelerator of an earlier start if it is still right, else compares all.
  ///
  /// - Throws: `NoAcceleratorError` if no candidate is left, `CancellationError`.
  func select() throws -> Selection {
    try recall() ?? measure()
  }

  /// Forgets what earlier starts measured and where they died, and compares all.
  ///
  /// - Throws: `NoAcceleratorError` if no candidate is left, `CancellationError`.
  func measureAgain() throws -> Selection {
    memory.forget()
    return try measure()
  }

  /// Takes `accelerator` if the model runs there at all, whatever speaks against it; this isn't
  /// remembered.
  ///
  /// - Throws: `NoAcceleratorError` if it doesn't run.
  func force(_ accelerator: Accelerator) throws -> Selection {
    let outcome = isThere(accelerator) ? trial.outcome(of: accelerator) : .missing(accelerator)
    guard let runner = outcome.runner else {
      throw NoAcceleratorError(candidates: [outcome.candidate])
    }
    let all = candidates.map { $0 == accelerator ? outcome.candidate : Candidate($0) }
    let report = AcceleratorReport(inUse: accelerator, candidates: all, choice: .forced)
    return Selection(runner: runner, report: report)
  }

  private func recall() -> Selection? {
    guard let report = memory.report, report.candidates.map(\.accelerator) == candidates,
      obstacle(to: report.inUse) == nil
    else { return nil }
    let outcome = trial.outcome(of: report.inUse)
    guard let runner = outcome.runner, outcome.candidate.rejection == nil else { return nil }
    let all = report.candidates.map {
      $0.accelerator == report.inUse ? outcome.candidate : $0
    }
    return Selection(
      runner: runner,
      report: AcceleratorReport(inUse: report.inUse, candidates: all, choice: .remembered))
  }

  private func measure() throws -> Selection {
    var outcomes: [AcceleratorTrial.Outcome] = []
    for accelerator in candidates {
      try Task.checkCancellation()
      let rejected = obstacle(to: accelerator).map {
        AcceleratorTrial.Outcome(candidate: Candidate(accelerator, rejection: $0))
      }
      outcomes.append(rejected ?? trial.outcome(of: accelerator))
      outcomes.releaseLosers()
    }
    // An app that has left the screen is cancelled, and fails on the GPU: nothing to be remembered.
    try Task.checkCancellation()
    let tried = outcomes.map(\.candidate)
    guard let report = AcceleratorReport(ranking: tried),
      let runner = outcomes.first(where: { $0.candidate.accelerator == report.inUse })?.runner
    else {
      // An app that died everywhere may try again: forgotten is better than never.
      memory.forget()
      throw NoAcceleratorError(candidates: tried)
    }
    memory.remember(report)
    return Selection(runner: runner, report: report)
  }

  private func obstacle(to accelerator: Accelerator) -> RejectionReason? {
    if let known = trial.runtime.file.knownFailures[accelerator.id] {
      return .knownToFail(explanation: known)
    }
    if let reason = trial.runtime.rejection(of: accelerator) { return reason }
    return memory.crashed.contains(accelerator) ? .crashedBefore : nil
  }

  private func isThere(_ accelerator: Accelerator) -> Bool {
    candidates.contains(accelerator)
      && trial.runtime.rejection(of: accelerator) != .notAvailable
  }
}

extension AcceleratorTrial.Outcome {
  fileprivate static func missing(_ accelerator: Accelerator) -> Self {
    Self(candidate: Candidate(accelerator, rejection: .notAvailable))
  }
}

extension [AcceleratorTrial.Outcome] {
  /// Lets go of the models that can't win any more: a device may not have memory for all of them.
  fileprivate mutating func releaseLosers() {
    let contenders = map(\.candidate).contenders
    for index in indices where !contenders.contains(self[index].candidate) {
      self[index].runner = nil
    }
  }
}
