/// A class that the model knows, and how sure it is, 0...1.
public struct ScoredLabel: Sendable, Equatable, Identifiable {
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

/// What the model says about one frame.
public struct Classification: Sendable, Equatable {
  /// The best ones, best first.
  public let results: [ScoredLabel]
  /// Whether the best score reaches the contract's threshold.
  public let isConfident: Bool
  /// Size of the upright frame.
  public let frameSize: ImageSize
  /// The region of the upright frame that the model saw.
  public let seen: PixelRegion
  public let times: StageTimes

  public init(
    results: [ScoredLabel], isConfident: Bool, frameSize: ImageSize, seen: PixelRegion,
    times: StageTimes
  ) {
    self.results = results
    self.isConfident = isConfident
    self.frameSize = frameSize
    self.seen = seen
    self.times = times
  }
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
