import Inference

/// What the last frames cost, and how fast they came.
struct FrameStatistics: Sendable {
  /// Frames that are remembered.
  static let capacity = 100
  /// So long without a frame, beside the time that the model needs, the camera is taken to be paused.
  private static let pause = Duration.seconds(1)

  private struct Frame {
    let times: StageTimes
    let timestamp: Duration
    /// Nil if this frame follows a break.
    let gap: FrameGap?
  }

  /// Oldest first.
  private var frames: [Frame] = []

  init() {
    frames.reserveCapacity(FrameStatistics.capacity + 1)
  }

  /// Adds a frame that the model is done with.
  ///
  /// - Parameters:
  ///   - timestamp: when the camera took it; only differences count.
  ///   - droppedBefore: frames that the camera made since the one before, and the model never saw;
  ///     nil if the camera doesn't tell.
  mutating func record(_ times: StageTimes, at timestamp: Duration, droppedBefore: Int?) {
    let gap = frames.last.flatMap { last -> FrameGap? in
      let interval = timestamp - last.timestamp
      // Nothing is counted across a pause, or from one camera to another with its own clock.
      guard interval > .zero, interval - last.times.total < FrameStatistics.pause else {
        return nil
      }
      return FrameGap(interval: interval, dropped: droppedBefore)
    }
    frames.append(Frame(times: times, timestamp: timestamp, gap: gap))
    if frames.count > FrameStatistics.capacity { frames.removeFirst() }
  }

  /// The last frames, summed up; nil before the first.
  var summary: FrameSummary? {
    guard !frames.isEmpty else { return nil }
    // The oldest frame's gap began with a frame that is forgotten.
    return FrameSummary(times: frames.map(\.times), gaps: frames.dropFirst().compactMap(\.gap))
  }
}
