import Foundation
import Testing

@testable import Inference

/// Models block their thread; the few threads of Swift's tasks mustn't wait for them.
struct SerialQueueExecutorTests {
  private let moreThanThreads = 2 * ProcessInfo.processInfo.activeProcessorCount
  private let gate = Gate()

  @Test func openingModelsBlockNoTask() async {
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<moreThanThreads {
        group.addTask { await SerialQueueExecutor(label: "opening").run { gate.wait() } }
      }
      group.addTask { await gate.open(to: moreThanThreads) }
    }
    #expect(!gate.isOverdue)
  }

  @Test func runningModelsBlockNoTask() async throws {
    let memory = FakeCascadeMemory()
    let runtime = try GoldenRuntime()
    let vector = try #require(runtime.vectors.first)
    let frame = GatedFrame(frame: vector.frame, gate: gate)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<moreThanThreads {
        let classifier = try await ModelImageClassifier.open(runtime: runtime, memory: memory)
        group.addTask { _ = try await classifier.classify(frame) }
      }
      group.addTask { await gate.open(to: moreThanThreads) }
      try await group.waitForAll()
    }
    #expect(!gate.isOverdue)
  }
}

/// A frame that is read only when the gate is open.
private struct GatedFrame: FrameSource {
  let frame: StoredFrame
  let gate: Gate

  func withFrame<Result>(_ body: (Frame) throws -> Result) throws -> Result {
    gate.wait()
    return try frame.withFrame(body)
  }
}

/// Blocks threads until it is opened, or has waited for too long. Unchecked, because the lock guards
/// what changes.
private final class Gate: @unchecked Sendable {
  private let lock = NSLock()
  private let opened = DispatchSemaphore(value: 0)
  private var waiting = 0
  private var hasWaitedTooLong = false

  var isOverdue: Bool { lock.withLock { hasWaitedTooLong } }

  func wait() {
    lock.withLock { waiting += 1 }
    guard opened.wait(timeout: .now() + 20) == .timedOut else { return }
    lock.withLock { hasWaitedTooLong = true }
  }

  /// Lets so many pass as soon as all of them wait: a task that needs a thread meanwhile.
  func open(to count: Int) async {
    while lock.withLock({ waiting }) < count { await Task.yield() }
    for _ in 0..<count { opened.signal() }
  }
}
