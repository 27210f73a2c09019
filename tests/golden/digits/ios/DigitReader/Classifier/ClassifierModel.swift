import Foundation
import Inference
import Observation

/// Holds what the screen shows, and does what the person wants.
@Observable @MainActor
final class ClassifierModel {
  let camera: LiveCamera
  /// For the inspector.
  let session: ClassifierSession
  /// Why the last picture isn't shown; nil once the person has seen it.
  var pictureProblem: PictureProblem?
  /// Kept for the next start. With another runtime the model is opened anew.
  var settings: Settings {
    didSet { settingsChanged(from: oldValue) }
  }

  private let area: PictureArea
  private var isInBackground = true
  @ObservationIgnored private let pictures: any PictureReader
  @ObservationIgnored private let store: any SettingsStore
  @ObservationIgnored private var picking: Task<Void, Never>?

  init(
    open: @escaping OpenClassifier, camera: any Camera, pictures: any PictureReader,
    store: any SettingsStore
  ) {
    self.camera = LiveCamera(camera)
    session = ClassifierSession(open: open)
    area = PictureArea(session: session)
    self.pictures = pictures
    self.store = store
    settings = store.load()
    force(nil)
  }

  var scene: PictureScene { area.scene }

  /// What is said of the model; nothing that another one than the open one said.
  var state: ClassifierState {
    switch session.state {
    case .opening(let step):
      return .loading(step)
    case .failed(let message, let candidates):
      return .failed(message: message, candidates: candidates)
    case .open(let classifier):
      let reading = area.reading.flatMap { $0.by === classifier ? $0 : nil }
      return .running(
        ClassifierState.Running(
          accelerators: classifier.accelerators, classification: reading?.classification,
          pace: reading?.pace, refused: classifier.refused))
    }
  }

  /// Whether the camera is to run: also under a held frame, so that continuing takes no time, but not
  /// under a picture or while the app isn't seen.
  var needsCamera: Bool {
    if case .still = scene { return false }
    return camera.access == .allowed && !isInBackground
  }

  /// Shows what the camera sees until the task is cancelled; to be called anew whenever `needsCamera`
  /// changes.
  func run() async {
    guard needsCamera else { return }
    await camera.run { await self.take($0) }
  }

  /// The app is seen, at first or again: the person may have been in Settings meanwhile.
  func enterForeground() async {
    isInBackground = false
    session.resume()
    await camera.readAccess()
  }

  func enterBackground() {
    isInBackground = true
    session.suspend()
  }

  private func take(_ frame: CameraFrame) async {
    do {
      try await area.take(frame, isSmoothing: settings.isSmoothing)
    } catch {
      pictureProblem = .unreadable
    }
  }

  private func settingsChanged(from former: Settings) {
    guard settings != former else { return }
    store.save(settings)
    if settings.runtime != former.runtime { force(nil) }
  }
}

// What the person can do about the model.
extension ClassifierModel {
  /// Opens the model anew on this accelerator alone; with nil, on the best one.
  func force(_ accelerator: Accelerator?) {
    session.open(settings.runtime, options: ClassifierOptions(forced: accelerator))
  }

  /// Compares all accelerators anew, whatever is remembered of them.
  func measureAgain() {
    session.open(settings.runtime, options: ClassifierOptions(measureAgain: true))
  }

  /// Tries again after a failure; while a try is under way, that one goes on.
  func retry() {
    if case .failed = session.state { force(nil) }
  }
}

// What the person can do about the picture.
extension ClassifierModel {
  /// Holds the next frame.
  func freeze() {
    area.freezeNext()
  }

  /// Shows a picture in place of the camera's, once it was read.
  func pick(_ source: any PictureSource) {
    picking?.cancel()
    picking = Task {
      do {
        let picture = try await pictures.read(source.data())
        if !Task.isCancelled { area.show(picture) }
      } catch {
        if !Task.isCancelled { pictureProblem = error as? PictureProblem ?? .unreadable }
      }
    }
  }

  /// Shows the picture that comes with the app: a simulator has no camera.
  func showBundledPicture() {
    picking?.cancel()
    do {
      area.show(try Picture.bundled())
    } catch {
      pictureProblem = .unreadable
    }
  }

  /// Leaves a picture or a held frame.
  func backToCamera() {
    picking?.cancel()
    area.showCamera()
  }
}
