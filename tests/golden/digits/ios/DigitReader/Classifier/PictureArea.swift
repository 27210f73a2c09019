import Inference
import Observation

/// Decides whether the camera's frames, one of them or a picture is shown, and asks the classifier
/// that is open what that is.
@Observable @MainActor
final class PictureArea {
  private(set) var scene = PictureScene.live(hasFrames: false)
  /// The latest answer; what is held keeps that of the frame before until it has its own.
  private(set) var reading: Reading?

  @ObservationIgnored private let session: ClassifierSession
  @ObservationIgnored private var liveFrames = LiveFrames()
  @ObservationIgnored private var isFreezing = false
  @ObservationIgnored private var classification: Task<Void, Never>?

  init(session: ClassifierSession) {
    self.session = session
    session.onOpen = { [weak self] in self?.classifyPicture(by: $0) }
  }

  /// Shows the camera's frames. It goes on under a held frame, but is off under a picture.
  func showCamera() {
    if case .frozen = scene { leave(for: .live(hasFrames: true)) }
    if case .still = scene { leave(for: .live(hasFrames: false)) }
  }

  func show(_ picture: Picture) {
    leave(for: .still(picture))
    if let classifier = session.classifier { classifyPicture(by: classifier) }
  }

  /// Holds the next frame.
  func freezeNext() {
    isFreezing = scene.isLive
  }

  /// Takes a frame of the camera, one after the other.
  ///
  /// - Throws: why it can't be held.
  func take(_ frame: CameraFrame, isSmoothing: Bool) async throws {
    guard case .live(let hasFrames) = scene else { return }
    if !hasFrames { scene = .live(hasFrames: true) }
    if isFreezing { return try hold(frame) }
    guard let classifier = session.classifier,
      let classification = await classifier.classify(frame.source), scene.isLive
    else { return }
    reading = liveFrames.read(
      classification, of: frame, by: classifier, isSmoothing: isSmoothing)
  }

  private func hold(_ frame: CameraFrame) throws {
    isFreezing = false
    scene = .frozen(try Picture(copying: frame.source), isMirrored: frame.isMirrored)
    if let classifier = session.classifier { classifyPicture(by: classifier) }
  }

  private func leave(for next: PictureScene) {
    classification?.cancel()
    isFreezing = false
    reading = nil
    scene = next
  }

  private func classifyPicture(by classifier: ActiveClassifier) {
    classification?.cancel()
    guard let picture = scene.picture else { return }
    classification = Task {
      let answer = await classifier.classify(picture.source)
      guard let answer, !Task.isCancelled else { return }
      reading = Reading(by: classifier, classification: answer, pace: reading?.pace)
    }
  }
}
