@testable import Inference

/// A model that answers with given outputs, one after the other, and keeps what it was given.
final class FakeModelRunner: ModelRunner {
  private(set) var inputs: [[UInt8]] = []
  private let outputs: [[Float]]
  private var input = [UInt8](
    repeating: 0, count: ModelFile.tested.input.count * ModelFile.tested.input.dtype.size)

  init(outputs: [[Float]]) {
    self.outputs = outputs
  }

  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result {
    try input.withUnsafeMutableBytes { bytes in
      try body(TensorView(packed: bytes, for: ModelContract.preprocessing))
    }
  }

  func run() {
    inputs.append(input)
  }

  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try outputs[inputs.count - 1].withUnsafeBytes(body)
  }
}
