import Inference

/// What the inspector shows.
struct InspectorState: Equatable {
  /// How the model is doing.
  enum Activity: Equatable {
    /// It is being opened: nothing is known yet of how it runs.
    case opening(LoadingStep)
    case running(Run)
    /// It doesn't run: what the runtime or the system says, empty if the candidates say it all, and
    /// why accelerators were rejected.
    case failed(message: String, candidates: [Candidate])
  }

  /// What is known while the model runs.
  struct Run: Equatable {
    let accelerators: AcceleratorReport
    /// On which parts of the device its operations run; nil if that can't be told.
    var computePlan: ComputePlanSummary?
    /// Nil before the first frame.
    var frames: FrameSummary?
    /// What the model saw of the last frame; nil before the first.
    var picture: InputPicture?
  }

  var activity: Activity
  let model: ModelDescription
  let device: DeviceStatus

  /// Nil if the model doesn't run.
  var run: Run? {
    if case .running(let run) = activity { run } else { nil }
  }
}
