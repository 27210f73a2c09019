import Foundation

/// Runs an actor on a queue of its own: loading a model and predicting block their thread, and those
/// of Swift's tasks are few.
///
/// `DispatchSerialQueue` does the same, but only on Apple's platforms; the package is tested on
/// others, too.
final class SerialQueueExecutor: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) {
    // Core ML leaves objects to be released; they mustn't pile up while frame follows frame.
    queue = DispatchQueue(
      label: label, qos: .userInitiated, autoreleaseFrequency: .workItem)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// The result of `body`, called on the queue but in the caller's task: it may ask whether that was
  /// cancelled.
  func run<Result: Sendable>(_ body: @Sendable () throws -> Result) async rethrows -> Result {
    try await Worker(executor: self).run(body)
  }

  private actor Worker {
    private nonisolated let executor: SerialQueueExecutor

    nonisolated var unownedExecutor: UnownedSerialExecutor {
      executor.asUnownedSerialExecutor()
    }

    init(executor: SerialQueueExecutor) {
      self.executor = executor
    }

    func run<Result: Sendable>(_ body: @Sendable () throws -> Result) rethrows -> Result {
      try body()
    }
  }
}
