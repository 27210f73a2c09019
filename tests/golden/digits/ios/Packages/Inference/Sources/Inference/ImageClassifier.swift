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

/// Names what frames show. Safe to use from any task; frames are taken one at a time.
public protocol ImageClassifier: Sendable {
  /// Which accelerator runs the model, and what became of the others.
  var accelerators: AcceleratorReport { get }

  /// What is known about the model.
  var model: ModelDescription { get }

  /// Classifies a frame, which isn't read any more when this returns.
  func classify(_ source: any FrameSource) async throws -> Classification

  /// What the model saw of the last frame, as a picture; nil before the first frame.
  func inputPicture() async -> InputPicture?

  /// Where each operation of the model runs; nil where the system doesn't tell.
  func computePlan() async -> ComputePlanSummary?
}
