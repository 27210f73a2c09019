import Inference

/// What the screen shows.
enum ClassifierState: Equatable {
  case loading(LoadingStep)
  /// The system's question hasn't been asked yet.
  case needsPermission
  /// The person said no; only Settings can change that.
  case permissionDenied
  case noCamera
  case failed(String)
  case running(Reading)
}

/// The latest that is known while the camera runs.
struct Reading: Equatable {
  let accelerators: AcceleratorReport
  /// Nil until the first frame has been classified.
  var frame: FrameReading?
}

/// What a frame gave.
struct FrameReading: Equatable {
  /// Smoothed, best first.
  let results: [Category]
  /// Whether the best of them reaches the contract's threshold.
  let isConfident: Bool
  let frameSize: ImageSize
  let seen: PixelRegion
  let times: StageTimes
  let framesPerSecond: Double
}
