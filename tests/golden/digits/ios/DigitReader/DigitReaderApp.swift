import Inference
import SwiftUI

/// Puts the app together: this is where implementations are chosen.
@main
struct DigitReaderApp: App {
  /// Unit tests run inside the app, and have the device's processors for themselves.
  private static let isTested =
    ProcessInfo.processInfo.environment["XCTestConfigurationFilePath"] != nil

  private let camera: CaptureCamera
  @State private var model: ClassifierModel
  @State private var inspector: Inspector

  init() {
    let camera = CaptureCamera()
    self.camera = camera
    let model = ClassifierModel(
      open: { runtime, options, onStep in
        let runtime = runtime.make()
        return try await ModelImageClassifier.open(
          runtime: runtime, options: options, memory: .onThisDevice(for: runtime),
          onStep: onStep)
      },
      camera: camera, pictures: ImageFilePictureReader(), store: UserDefaultsSettingsStore())
    _model = State(initialValue: model)
    _inspector = State(
      initialValue: Inspector(session: model.session, monitor: SystemDeviceMonitor()) {
        let runtime = model.settings.runtime.make()
        return ModelDescription(runtime.file, runtime: runtime.name)
      })
  }

  var body: some Scene {
    WindowGroup {
      if !Self.isTested {
        ClassifierScreen(model: model, inspector: inspector) { CameraPreview(camera: camera) }
      }
    }
  }
}
