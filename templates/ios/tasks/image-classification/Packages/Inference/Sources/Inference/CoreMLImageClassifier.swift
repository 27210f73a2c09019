#if canImport(CoreML)
  import CoreML
  import Dispatch

  /// Classifies with Core ML, on a queue of its own, since loading and predicting block their thread.
  public actor CoreMLImageClassifier: ImageClassifier {
    private let queue = DispatchSerialQueue(label: "inference", qos: .userInitiated)
    private let bundle: Bundle
    private let cascade: ComputeUnitCascade
    private var pipeline: ClassificationPipeline?

    public nonisolated var unownedExecutor: UnownedSerialExecutor {
      queue.asUnownedSerialExecutor()
    }

    /// - Parameters:
    ///   - bundle: where Xcode put the compiled model.
    ///   - candidates: the compute units to try, in this order.
    public init(
      bundle: Bundle = .main, candidates: [ComputeUnits] = ComputeUnitCascade.standardOrder
    ) {
      self.bundle = bundle
      cascade = ComputeUnitCascade(candidates: candidates, tolerance: ModelContract.tolerance)
    }

    public func prepare(_ onStep: @escaping @Sendable (LoadingStep) -> Void) throws
      -> ComputeUnitReport
    {
      onStep(.readingModel)
      let name = ModelContract.name
      guard let url = bundle.url(forResource: name, withExtension: "mlmodelc") else {
        throw InferenceError.missingModel(name)
      }
      let labels = try Labels.bundled()
      let check = try SelfCheck(GoldenVectors.bundled())
      let selection = try cascade.select(
        available: ComputeUnits.onThisDevice,
        start: { units in
          onStep(.preparing(units))
          return try CoreMLRunner(contentsOf: url, units: units)
        },
        greatestError: { units, runner in
          onStep(.checking(units))
          return try check.greatestError(of: runner)
        })
      pipeline = ClassificationPipeline(runner: selection.runner, labels: labels)
      return selection.report
    }

    public func classify(_ source: any FrameSource) throws -> Classification {
      guard let pipeline else { throw InferenceError.notPrepared }
      return try source.withFrame { try pipeline.classify($0) }
    }
  }
#endif
