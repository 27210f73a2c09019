import Foundation
import Inference
import Observation

/// Runs the camera's frames through the classifier, and says what to show.
@Observable @MainActor
final class ClassifierModel {
  private(set) var state = ClassifierState.loading(.readingModel)
  /// Frozen, the latest result stays.
  private(set) var isFrozen = false
  /// Counts what makes `run` worth calling again.
  private(set) var attempt = 0

  private let camera: any Camera
  private let classifier: any ImageClassifier
  private let now: () -> ContinuousClock.Instant
  private var computeUnits: ComputeUnitReport?
  private var smoother = ScoreSmoother()
  private var frameRate = FrameRate()

  init(
    camera: any Camera,
    classifier: any ImageClassifier,
    now: @escaping () -> ContinuousClock.Instant = { ContinuousClock().now }
  ) {
    self.camera = camera
    self.classifier = classifier
    self.now = now
  }

  /// Loads the model, then classifies frames until the task is cancelled or the camera ends.
  func run() async {
    do {
      let report = try await preparedComputeUnits()
      switch await camera.access() {
      case .undecided: state = .needsPermission
      case .denied, .restricted: state = .permissionDenied
      case .allowed: try await classifyFrames(report)
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

  private func preparedComputeUnits() async throws -> ComputeUnitReport {
    if let computeUnits { return computeUnits }
    let report = try await classifier.prepare { step in
      Task { @MainActor [weak self] in self?.show(step) }
    }
    computeUnits = report
    return report
  }

  private func show(_ step: LoadingStep) {
    if computeUnits == nil, case .loading = state { state = .loading(step) }
  }

  private func classifyFrames(_ report: ComputeUnitReport) async throws {
    let frames = await camera.start()
    for await status in await camera.status {
      if status.problem == nil { break }
      state = .noCamera
      return
    }
    state = .running(Reading(computeUnits: report))
    do {
      for await frame in frames where !isFrozen {
        show(try await classifier.classify(frame.source), report)
      }
      await camera.stop()
    } catch {
      await camera.stop()
      throw error
    }
  }

  private func show(_ classification: Classification, _ report: ComputeUnitReport) {
    let instant = now()
    let results = smoother.smooth(classification.results, at: instant)
    let threshold = ModelContract.postprocessing.scoreThreshold
    let reading = FrameReading(
      results: results,
      isConfident: results.first.map { $0.score >= threshold } ?? false,
      frameSize: classification.frameSize,
      seen: classification.seen,
      times: classification.times,
      framesPerSecond: frameRate.count(at: instant))
    state = .running(Reading(computeUnits: report, frame: reading))
  }
}
