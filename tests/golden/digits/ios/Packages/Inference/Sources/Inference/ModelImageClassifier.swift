/// Runs the model with any runtime, on a queue of its own.
public actor ModelImageClassifier: ImageClassifier {
  public nonisolated let accelerators: AcceleratorReport
  public nonisolated let model: ModelDescription

  private nonisolated let executor: SerialQueueExecutor
  private let runtime: any ModelRuntime
  private let pipeline: ClassificationPipeline

  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  /// Opens the model on the accelerator that the cascade chooses, or that `options` force.
  ///
  /// - Parameters:
  ///   - memory: of what earlier starts measured and where they died.
  ///   - onStep: told on the model's queue what is being done.
  /// - Throws: `NoAcceleratorError` if every candidate was rejected, `InferenceError` if the
  ///   app doesn't hold the model, a file of this package is damaged or preprocessing differs from
  ///   training's, `CancellationError`.
  public static func open(
    runtime: any ModelRuntime,
    options: ClassifierOptions = ClassifierOptions(),
    memory: any CascadeMemory,
    onStep: @escaping @Sendable (LoadingStep) -> Void = { _ in }
  ) async throws -> ModelImageClassifier {
    let executor = SerialQueueExecutor(label: "inference")
    let classifier = try await executor.run {
      try ModelImageClassifier(executor, runtime, options, memory, onStep)
    }
    try Task.checkCancellation()
    return classifier
  }

  private init(
    _ executor: SerialQueueExecutor,
    _ runtime: any ModelRuntime,
    _ options: ClassifierOptions,
    _ memory: any CascadeMemory,
    _ onStep: @escaping @Sendable (LoadingStep) -> Void
  ) throws {
    onStep(.readingModel)
    // Every accelerator would be blamed for it.
    try runtime.requireModel()
    let labels = try Labels.bundled(count: runtime.file.output.count)
    let check = try SelfCheck(GoldenVectors.bundled(), file: runtime.file)
    let trial = AcceleratorTrial(
      runtime: runtime, greatestError: check.greatestError(of:), memory: memory, onStep: onStep)
    let cascade = AcceleratorCascade(
      candidates: runtime.accelerators.filter { $0 != options.without }, trial: trial)
    let selection =
      if let forced = options.forced {
        try cascade.force(forced)
      } else if options.measureAgain {
        try cascade.measureAgain()
      } else {
        try cascade.select()
      }
    memory.countUse()
    self.executor = executor
    self.runtime = runtime
    accelerators = selection.report
    model = ModelDescription(runtime.file, runtime: runtime.name)
    pipeline = ClassificationPipeline(
      runner: selection.runner, labels: labels, file: runtime.file)
  }

  public func classify(_ source: any FrameSource) throws -> Classification {
    try source.withFrame { try pipeline.classify($0) }
  }

  public func inputPicture() -> InputPicture? {
    pipeline.inputPicture()
  }

  public func computePlan() async -> ComputePlanSummary? {
    await runtime.computePlan(of: accelerators.inUse)
  }
}
