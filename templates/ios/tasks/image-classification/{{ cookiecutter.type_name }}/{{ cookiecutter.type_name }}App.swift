import Inference
import SwiftUI

/// Puts the app together: this is where implementations are chosen.
@main
struct {{ cookiecutter.type_name }}App: App {
  private let camera: CaptureCamera
  @State private var model: ClassifierModel

  init() {
    let camera = CaptureCamera()
    self.camera = camera
    _model = State(
      initialValue: ClassifierModel(
        open: { runtime, options, onStep in
          let runtime = runtime.make()
          return try await ModelImageClassifier.open(
            runtime: runtime, options: options, memory: .onThisDevice(for: runtime),
            onStep: onStep)
        },
        camera: camera, pictures: ImageFilePictureReader(), store: UserDefaultsSettingsStore()))
  }

  var body: some Scene {
    WindowGroup {
      ClassifierScreen(model: model) { CameraPreview(camera: camera) }
    }
  }
}
