import Foundation

@testable import Inference

/// Remembers as long as the test runs, and writes down what happened. Unchecked, because the lock
/// guards what changes.
final class FakeCascadeMemory: CascadeMemory, @unchecked Sendable {
  private struct State {
    var crashed: Set<Accelerator>
    var report: AcceleratorReport?
    var uses = 0
  }

  let log = Log()
  private let lock = NSLock()
  private var state: State

  init(crashed: Set<Accelerator> = [], report: AcceleratorReport? = nil) {
    state = State(crashed: crashed, report: report)
  }

  var crashed: Set<Accelerator> { lock.withLock { state.crashed } }
  var report: AcceleratorReport? { lock.withLock { state.report } }
  var uses: Int { lock.withLock { state.uses } }

  func enter(_ accelerator: Accelerator) { log.append("enter \(accelerator.name)") }

  func leave() { log.append("leave") }

  func countUse() { lock.withLock { state.uses += 1 } }

  func remember(_ report: AcceleratorReport) { lock.withLock { state.report = report } }

  func forget() { lock.withLock { state = State(crashed: []) } }
}
