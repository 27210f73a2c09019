import Inference

/// The last frames, summed up.
struct FrameSummary: Equatable, Sendable {
  let preprocessing: StageSummary
  let inference: StageSummary
  let postprocessing: StageSummary
  /// How many they are.
  let frames: Int
  /// How many the model saw in a second; nil if that can't be told yet.
  let framesPerSecond: Double?
  /// How many more the camera made meanwhile; nil if it doesn't tell.
  let droppedFrames: Int?
}

/// One stage of the last frames.
struct StageSummary: Equatable, Sendable {
  /// Half of the frames took no longer.
  let median: Duration
  /// Nine of ten frames took no longer.
  let p90: Duration
  /// The time of each frame, the oldest first.
  let series: [Duration]
}

/// From one frame that the model saw to the next.
struct FrameGap: Equatable, Sendable {
  /// By the camera's timestamps.
  let interval: Duration
  /// Frames between them; nil if the camera doesn't tell.
  let dropped: Int?
}

extension FrameSummary {
  /// - Parameters:
  ///   - times: of each frame, the oldest first; not empty.
  ///   - gaps: between them, without those in which the camera paused.
  init(times: [StageTimes], gaps: [FrameGap]) {
    preprocessing = StageSummary(times.map(\.preprocessing))
    inference = StageSummary(times.map(\.inference))
    postprocessing = StageSummary(times.map(\.postprocessing))
    frames = times.count
    let seconds = gaps.reduce(.zero) { $0 + $1.interval } / Duration.seconds(1)
    framesPerSecond = gaps.isEmpty ? nil : Double(gaps.count) / seconds
    let dropped = gaps.compactMap(\.dropped)
    droppedFrames = dropped.count == gaps.count ? dropped.reduce(0, +) : nil
  }
}

extension StageSummary {
  fileprivate init(_ series: [Duration]) {
    let sorted = series.sorted()
    median = StageSummary.percentile(50, of: sorted)
    p90 = StageSummary.percentile(90, of: sorted)
    self.series = series
  }

  /// By the nearest rank: a time that did occur, never a mean of two.
  private static func percentile(_ percent: Int, of sorted: [Duration]) -> Duration {
    sorted[(percent * sorted.count + 99) / 100 - 1]
  }
}
