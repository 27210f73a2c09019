import Inference

/// What a classifier said of what is shown.
struct Reading {
  let by: ActiveClassifier
  let classification: Classification
  var pace: Pace?
}

/// Keeps count of the camera's frames, and steadies what is said of them.
struct LiveFrames {
  /// Often enough to follow, seldom enough to be read.
  private static let renewal = Duration.milliseconds(500)

  private var smoother = ScoreSmoother()
  private var latest: ActiveClassifier?
  private var pace: Pace?
  private var paceTaken = Duration.zero

  /// What is shown of what `classifier` said of `frame`.
  @MainActor
  mutating func read(
    _ classification: Classification, of frame: CameraFrame, by classifier: ActiveClassifier,
    isSmoothing: Bool
  ) -> Reading {
    classifier.statistics.record(
      classification.times, at: frame.timestamp, droppedBefore: frame.droppedBefore)
    if classifier !== latest { pace = nil }
    latest = classifier
    renewPace(classifier.statistics, at: frame.timestamp)
    return Reading(
      by: classifier,
      classification: isSmoothing
        ? smoother.smooth(classification, at: frame.timestamp) : classification,
      pace: pace)
  }

  private mutating func renewPace(_ statistics: FrameStatistics, at timestamp: Duration) {
    // Another camera's clock may be behind.
    let isFresh = (Duration.zero..<LiveFrames.renewal).contains(timestamp - paceTaken)
    guard pace == nil || !isFresh, let summary = statistics.summary else { return }
    pace = summary.framesPerSecond.map {
      Pace(inference: summary.inference.median, framesPerSecond: $0)
    }
    paceTaken = timestamp
  }
}
