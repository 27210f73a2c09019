/// A class that the model knows, and how sure it is, 0...1.
public struct Category: Sendable, Equatable, Identifiable {
  public let index: Int
  public let label: String
  public let score: Float

  public var id: Int { index }

  public init(index: Int, label: String, score: Float) {
    self.index = index
    self.label = label
    self.score = score
  }
}

/// How long each stage of one frame took.
public struct StageTimes: Sendable, Equatable {
  public let preprocessing: Duration
  public let inference: Duration
  public let postprocessing: Duration

  public init(preprocessing: Duration, inference: Duration, postprocessing: Duration) {
    self.preprocessing = preprocessing
    self.inference = inference
    self.postprocessing = postprocessing
  }

  public var total: Duration { preprocessing + inference + postprocessing }
}

/// What the model says about one frame.
public struct Classification: Sendable, Equatable {
  /// The best ones, best first.
  public let categories: [Category]
  /// Whether the best score reaches the contract's threshold.
  public let isConfident: Bool
  /// Size of the upright frame.
  public let frameSize: ImageSize
  /// The region of the upright frame that the model saw.
  public let seen: PixelRegion
  public let times: StageTimes

  public init(
    categories: [Category], isConfident: Bool, frameSize: ImageSize, seen: PixelRegion,
    times: StageTimes
  ) {
    self.categories = categories
    self.isConfident = isConfident
    self.frameSize = frameSize
    self.seen = seen
    self.times = times
  }
}

/// What is being done while a classifier gets ready.
public enum LoadingStep: Sendable, Equatable {
  case readingModel
  case preparing(ComputeUnits)
  case checking(ComputeUnits)
}

/// Names what frames show. Safe to use from any task; frames are taken one at a time.
public protocol ImageClassifier: Sendable {
  /// Loads the model on the first compute units that give the right answers; call it once, first.
  ///
  /// - Returns: which compute units run the model, and why those before them don't.
  /// - Throws: `NoComputeUnitsError` if none can be trusted, `InferenceError` if files are missing.
  func prepare(_ onStep: @escaping @Sendable (LoadingStep) -> Void) async throws
    -> ComputeUnitReport

  /// Classifies a frame, which isn't read any more when this returns.
  func classify(_ source: any FrameSource) async throws -> Classification
}
