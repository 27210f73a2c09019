@testable import Inference

/// A device on which the model gives the golden answers, except on broken accelerators.
struct GoldenRuntime: ModelRuntime {
  let name = "Golden"
  let file = ModelFile.tested
  let accelerators: [Accelerator] = [.gpu, .cpu]
  var broken: Set<Accelerator> = []
  var hasModel = true
  let vectors: [GoldenVector]

  init() throws {
    vectors = try GoldenVectors.bundled()
  }

  func requireModel() throws {
    if !hasModel { throw InferenceError.missingModel(file.name) }
  }

  func start(_ accelerator: Accelerator) throws -> any ModelRunner {
    if broken.contains(accelerator) { throw FakeFailure() }
    return GoldenRunner(vectors)
  }

  func computePlan(of accelerator: Accelerator) -> ComputePlanSummary? {
    ComputePlanSummary(neuralEngine: 0, gpu: accelerator == .gpu ? 3 : 0, cpu: 1)
  }
}

/// Knows the answers to the golden inputs only.
private final class GoldenRunner: ModelRunner {
  private let vectors: [GoldenVector]
  private var input = [UInt8](
    repeating: 0, count: ModelFile.tested.input.count * ModelFile.tested.input.dtype.size)
  private var output: [Float] = []

  init(_ vectors: [GoldenVector]) {
    self.vectors = vectors
  }

  func withInput<Result>(_ body: (TensorView) throws -> Result) rethrows -> Result {
    try input.withUnsafeMutableBytes { bytes in
      try body(TensorView(packed: bytes, for: ModelContract.preprocessing))
    }
  }

  func run() throws {
    guard let vector = vectors.first(where: { $0.input == input }) else { throw FakeFailure() }
    output = vector.output
  }

  func withOutput<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try output.withUnsafeBytes(body)
  }
}
