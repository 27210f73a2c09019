import Inference
import SwiftUI

/// Puts the parts together; nothing else names a concrete camera or classifier.
@main
struct {{ cookiecutter.type_name }}App: App {
  private let camera: CaptureCamera
  @State private var model: ClassifierModel

  init() {
    let camera = CaptureCamera()
    self.camera = camera
    _model = State(
      initialValue: ClassifierModel(camera: camera) { onStep in
        let runtime = CoreMLRuntime()
        return try await ModelImageClassifier.open(
          runtime: runtime, memory: .onThisDevice(for: runtime), onStep: onStep)
      })
  }

  var body: some Scene {
    WindowGroup {
      ClassifierScreen(model: model) { CameraPreview(camera: camera) }
    }
  }
}
