import Inference

/// What the screen says of the model.
enum ClassifierState: Equatable {
  /// It is being opened.
  case loading(LoadingStep)
  case running(Running)
  /// It doesn't run: what the runtime or the system says, empty if the candidates say it all, and
  /// why accelerators were rejected.
  case failed(message: String, candidates: [Candidate])

  /// What is known while the model runs.
  struct Running: Equatable {
    let accelerators: AcceleratorReport
    /// Of what the scene shows, smoothed while that is live if the settings say so; nil until the
    /// first answer.
    var classification: Classification?
    /// Nil until two frames of the camera were classified.
    var pace: Pace?
    /// The accelerator that failed before, so that another one is used.
    var refused: Candidate?
  }
}

/// How fast frames are classified.
struct Pace: Equatable, Sendable {
  /// The median of the model's runs.
  let inference: Duration
  let framesPerSecond: Double
}
