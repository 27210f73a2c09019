/// What starts the model on an accelerator: Core ML or TensorFlow Lite.
public protocol ModelRuntime: Sendable {
  /// A proper name, with the version if it is a part of the app.
  var name: String { get }

  /// The model in the form that this runtime runs.
  var file: ModelFile { get }

  /// What it can run the model on, the preferred one first; the last one is the CPU.
  var accelerators: [Accelerator] { get }

  /// Finds out, before any accelerator is tried, whether the app holds the file.
  ///
  /// - Throws: `InferenceError.missingModel` if it doesn't.
  func requireModel() throws

  /// What speaks against an accelerator on this device before it is tried, beside the known failures
  /// of the file; nil if nothing does.
  func rejection(of accelerator: Accelerator) -> RejectionReason?

  /// Loads the model for one accelerator, which blocks for as long as that takes.
  func start(_ accelerator: Accelerator) throws -> any ModelRunner

  /// Where each operation of the model is going to run; nil where the system doesn't tell.
  func computePlan(of accelerator: Accelerator) async -> ComputePlanSummary?
}

extension ModelRuntime {
  public func rejection(of accelerator: Accelerator) -> RejectionReason? { nil }

  public func computePlan(of accelerator: Accelerator) async -> ComputePlanSummary? { nil }
}
