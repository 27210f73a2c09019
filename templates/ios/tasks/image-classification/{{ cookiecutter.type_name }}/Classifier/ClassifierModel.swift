import Foundation
import Inference
import Observation

/// Opens the model, telling what it does meanwhile.
typealias OpenClassifier =
  @Sendable (@escaping @Sendable (LoadingStep) -> Void) async throws -> any ImageClassifier

/// Runs the camera's frames through the classifier, and says what to show.
@Observable @MainActor
final class ClassifierModel {
  private(set) var state = ClassifierState.loading(.readingModel)
  /// Frozen, the latest result stays.
  private(set) var isFrozen = false
  /// Counts what makes `run` worth calling again.
  private(set) var attempt = 0

  private let camera: any Camera
  private let open: OpenClassifier
  private let now: () -> ContinuousClock.Instant
  private var classifier: (any ImageClassifier)?
  private var smoother = ScoreSmoother()
  private var frameRate = FrameRate()

  init(
    camera: any Camera,
    open: @escaping OpenClassifier,
    now: @escaping () -> ContinuousClock.Instant = { ContinuousClock().now }
  ) {
    self.camera = camera
    self.open = open
    self.now = now
  }

  /// Loads the model, then classifies frames until the task is cancelled or the camera ends.
  func run() async {
    do {
      let classifier = try await openedClassifier()
      switch await camera.access() {
      case .undecided: state = .needsPermission
      case .denied, .restricted: state = .permissionDenied
      case .allowed: try await classifyFrames(with: classifier)
      }
    } catch {
      state = .failed(error.localizedDescription)
    }
  }

  /// Asks the person for the camera, after the screen has said what it is for.
  func requestCamera() async {
    _ = await camera.requestAccess()
    retry()
  }

  /// Settings may have changed while the app was away, and what failed in the background may work
  /// again: there iOS takes the camera and the GPU away.
  func resume() {
    switch state {
    case .permissionDenied, .noCamera, .failed: retry()
    case .loading, .needsPermission, .running: break
    }
  }

  func retry() {
    attempt += 1
  }

  func toggleFreeze() {
    isFrozen.toggle()
  }

  private func openedClassifier() async throws -> any ImageClassifier {
    if let classifier { return classifier }
    let opened = try await open { step in
      Task { @MainActor [weak self] in self?.show(step) }
    }
    classifier = opened
    return opened
  }

  private func show(_ step: LoadingStep) {
    if classifier == nil, case .loading = state { state = .loading(step) }
  }

  private func classifyFrames(with classifier: any ImageClassifier) async throws {
    let frames = await camera.start()
    for await status in await camera.status {
      if status.problem == nil { break }
      state = .noCamera
      return
    }
    state = .running(Reading(accelerators: classifier.accelerators))
    do {
      for await frame in frames where !isFrozen {
        show(try await classifier.classify(frame.source), classifier.accelerators)
      }
      await camera.stop()
    } catch {
      await camera.stop()
      throw error
    }
  }

  private func show(_ classification: Classification, _ report: AcceleratorReport) {
    let instant = now()
    let results = smoother.smooth(classification.categories, at: instant)
    let threshold = ModelContract.postprocessing.scoreThreshold
    let reading = FrameReading(
      results: results,
      isConfident: results.first.map { $0.score >= threshold } ?? false,
      frameSize: classification.frameSize,
      seen: classification.seen,
      times: classification.times,
      framesPerSecond: frameRate.count(at: instant))
    state = .running(Reading(accelerators: report, frame: reading))
  }
}
