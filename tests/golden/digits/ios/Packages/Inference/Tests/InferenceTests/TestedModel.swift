@testable import Inference

extension ModelFile {
  /// The app's first one, as the tests' fake runners stand for it: their outputs are real-valued,
  /// whatever the element type of the model's.
  static let tested = ModelContract.files[0].withFloatOutput

  private var withFloatOutput: ModelFile {
    ModelFile(
      name: name, precision: precision, sizeBytes: sizeBytes, digest: digest, parity: parity,
      input: input,
      output: TensorSpec(name: output.name, shape: output.shape, dtype: .float32),
      tolerance: tolerance, cpuTolerance: cpuTolerance)
  }
}
