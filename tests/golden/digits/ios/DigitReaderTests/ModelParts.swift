import Foundation
import Inference

@testable import DigitReader

/// All that a `ClassifierModel` needs.
@MainActor
struct ModelParts {
  let classifiers = FakeClassifiers()
  let camera: FakeCamera
  let store = FakeSettingsStore()
  let beach = Data("beach".utf8)
  let pictures: FakePictures

  init(access: CameraAccess = .allowed, answer: CameraAccess = .allowed) throws {
    camera = FakeCamera(access: access, answer: answer)
    pictures = FakePictures(pictures: [beach: try Picture(copying: StoredFrame.black)])
  }

  /// A model in an app that is seen.
  func model() async -> ClassifierModel {
    let model = ClassifierModel(
      open: { [classifiers] in try await classifiers.open($0, $1, $2) }, camera: camera,
      pictures: pictures, store: store)
    await model.enterForeground()
    return model
  }

  /// A model whose camera runs in the task.
  func filming() async throws -> (model: ClassifierModel, run: Task<Void, Never>) {
    let model = await model()
    let run = Task { await model.run() }
    try await until { await camera.isRunning }
    return (model, run)
  }
}

extension ClassifierModel {
  /// What is known of the running model; nil unless it runs.
  var running: ClassifierState.Running? {
    if case .running(let running) = state { running } else { nil }
  }
}
