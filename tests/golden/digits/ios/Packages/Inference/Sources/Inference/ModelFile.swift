/// The numbers of one converted file of the model.
public struct ModelFile: Sendable, Equatable {
  /// Of the resource, without its extension.
  public let name: String
  /// Of its weights, such as `float16`.
  public let precision: String
  public let sizeBytes: Int
  /// SHA-256, hexadecimal.
  public let digest: String
  /// How its scores were compared with the trained model's, and with what result.
  public let parity: String
  public let input: TensorSpec
  public let output: TensorSpec
  /// Greatest error of a score, as a share of the best one, that accelerators may show: they may
  /// compute in float16 whatever the file holds.
  public let tolerance: Float
  /// The same for the CPU, which computes in the file's types.
  public let cpuTolerance: Float
  /// What accelerators, by id, failed at when the project was made.
  public let knownFailures: [String: String]

  public init(
    name: String, precision: String, sizeBytes: Int, digest: String, parity: String,
    input: TensorSpec, output: TensorSpec, tolerance: Float, cpuTolerance: Float,
    knownFailures: [String: String] = [:]
  ) {
    self.name = name
    self.precision = precision
    self.sizeBytes = sizeBytes
    self.digest = digest
    self.parity = parity
    self.input = input
    self.output = output
    self.tolerance = tolerance
    self.cpuTolerance = cpuTolerance
    self.knownFailures = knownFailures
  }

  /// The tolerance that holds for `accelerator`.
  public func tolerance(of accelerator: Accelerator) -> Float {
    accelerator == .cpu ? cpuTolerance : tolerance
  }
}
