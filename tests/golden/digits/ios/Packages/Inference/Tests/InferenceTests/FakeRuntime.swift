import Foundation

@testable import Inference

/// What the model does on one accelerator.
struct FakeBehavior {
  /// How far its answers are off.
  var error: Float = 0
  /// What a run takes; the first one takes much longer everywhere.
  var time = Duration.milliseconds(8)
  /// The run that fails, counted from 1; 0 is the start.
  var failure: Int?
}

/// A device with some accelerators; the others aren't there.
struct FakeRuntime: ModelRuntime {
  let name = "Fake"
  var file = ModelFile.tested
  var accelerators: [Accelerator] = [.gpu, .cpu]
  let device: [Accelerator: FakeBehavior]
  /// The accelerators that were started, in order.
  let started = Log()
  /// Those whose runner is gone.
  let released = Log()

  init(_ device: [Accelerator: FakeBehavior]) {
    self.device = device
  }

  func requireModel() {}

  func rejection(of accelerator: Accelerator) -> RejectionReason? {
    device[accelerator] == nil ? .notAvailable : nil
  }

  func start(_ accelerator: Accelerator) throws -> any ModelRunner {
    started.append(accelerator.name)
    guard let behavior = device[accelerator], behavior.failure != 0 else { throw FakeFailure() }
    return FakeRunner(behavior) { [released] in released.append(accelerator.name) }
  }
}

struct FakeFailure: LocalizedError {
  var errorDescription: String? { "layer 3 can't be compiled" }
}

/// Has no tensors: what it would answer is known.
final class FakeRunner: ModelRunner {
  let behavior: FakeBehavior
  private(set) var runs = 0
  private let onRelease: () -> Void

  init(_ behavior: FakeBehavior, onRelease: @escaping () -> Void) {
    self.behavior = behavior
    self.onRelease = onRelease
  }

  deinit {
    onRelease()
  }

  /// What the last run took.
  var time: Duration { runs == 1 ? behavior.time * 100 : behavior.time }

  func run() throws {
    runs += 1
    if runs == behavior.failure { throw FakeFailure() }
  }

  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result {
    var nothing: [UInt8] = [0]
    return try nothing.withUnsafeMutableBytes { bytes in
      try body(TensorView(bytes, strides: [0, 0, 0, 0], layout: .nhwc))
    }
  }

  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try [behavior.error].withUnsafeBytes(body)
  }
}

/// What happened, written down from any thread. Unchecked, because the lock guards the entries.
final class Log: @unchecked Sendable {
  private let lock = NSLock()
  private var written: [String] = []

  var entries: [String] { lock.withLock { written } }

  func append(_ entry: String) {
    lock.withLock { written.append(entry) }
  }
}
