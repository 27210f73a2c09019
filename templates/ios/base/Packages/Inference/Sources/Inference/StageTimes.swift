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
