/// What is known about the model, for people.
public struct ModelDescription: Sendable, Equatable {
  public let name: String
  public let version: String
  public let description: String
  public let author: String
  public let license: String
  public let task: String
  /// Of its weights, such as `float16`.
  public let precision: String
  public let sizeBytes: Int
  /// SHA-256 of the model file, hexadecimal.
  public let digest: String
  /// How its scores were compared with the trained model's, and with what result.
  public let parity: String
  public let input: TensorSpec
  public let output: TensorSpec
  public let preprocessing: ImagePreprocessing
  /// What runs it.
  public let runtime: String

  /// The contract's model, in the form of `file`.
  public init(_ file: ModelFile, runtime: String) {
    name = ModelContract.name
    version = ModelContract.version
    description = ModelContract.description
    author = ModelContract.author
    license = ModelContract.license
    task = ModelContract.task
    precision = file.precision
    sizeBytes = file.sizeBytes
    digest = file.digest
    parity = file.parity
    input = file.input
    output = file.output
    preprocessing = ModelContract.preprocessing
    self.runtime = runtime
  }
}
