import Inference
import Observation

/// Looks at whichever classifier is open, being opened or couldn't be.
@Observable @MainActor
final class Inspector {
  /// What the last look saw of a classifier.
  private struct Sight {
    let classifier: ActiveClassifier
    let frames: FrameSummary?
    let picture: InputPicture?
  }

  private let session: ClassifierSession
  private let describe: @MainActor () -> ModelDescription
  private let monitor: any DeviceMonitor
  private var device: DeviceStatus
  private var sight: Sight?
  private var plan: (of: ActiveClassifier, summary: ComputePlanSummary?)?

  /// - Parameter describe: the model, even if it can't be opened.
  init(
    session: ClassifierSession, monitor: any DeviceMonitor,
    describe: @escaping @MainActor () -> ModelDescription
  ) {
    self.session = session
    self.monitor = monitor
    self.describe = describe
    device = monitor.read()
  }

  /// What is known; nothing of another classifier than the one that is open.
  var state: InspectorState {
    switch session.state {
    case .opening(let step):
      InspectorState(activity: .opening(step), model: describe(), device: device)
    case .failed(let message, let candidates):
      InspectorState(
        activity: .failed(message: message, candidates: candidates), model: describe(),
        device: device)
    case .open(let classifier):
      InspectorState(
        activity: .running(run(of: classifier)), model: classifier.classifier?.model ?? describe(),
        device: device)
    }
  }

  /// Looks twice a second until the task is cancelled.
  func watch() async {
    while !Task.isCancelled {
      await look()
      try? await Task.sleep(for: .milliseconds(500))
    }
  }

  /// Looks at the device and at the classifier that is open.
  func look() async {
    device = monitor.read()
    guard let active = session.classifier, let classifier = active.classifier else { return }
    let picture = await classifier.inputPicture()
    sight = Sight(classifier: active, frames: active.statistics.summary, picture: picture)
  }

  /// Finds out where the open classifier's operations run, once: it takes as long as opening it.
  func readComputePlan() async {
    guard let active = session.classifier, let classifier = active.classifier,
      plan?.of !== active
    else { return }
    let summary = await classifier.computePlan()
    // The next classifier's may be known already.
    if session.classifier === active { plan = (active, summary) }
  }

  /// Stands for the classifier that is open.
  var subject: ObjectIdentifier? { session.classifier.map(ObjectIdentifier.init) }

  private func run(of classifier: ActiveClassifier) -> InspectorState.Run {
    let sight = sight?.classifier === classifier ? sight : nil
    return InspectorState.Run(
      accelerators: classifier.accelerators,
      computePlan: plan?.of === classifier ? plan?.summary : nil, frames: sight?.frames,
      picture: sight?.picture)
  }
}
