import Inference
import SwiftUI

/// The app's one screen: what it shows follows the model's state.
struct ClassifierScreen<Picture: View>: View {
  let model: ClassifierModel
  @ViewBuilder let preview: () -> Picture
  @Environment(\.scenePhase) private var scenePhase

  var body: some View {
    Group {
      switch model.state {
      case .loading(let step):
        LoadingView(step: step)
      case .needsPermission:
        PermissionView { Task { await model.requestCamera() } }
      case .permissionDenied:
        PermissionDeniedView()
      case .noCamera:
        NoCameraView(retry: model.retry)
      case .failed(let message):
        FailureView(message: message, retry: model.retry)
      case .running(let reading):
        CameraView(
          reading: reading, isFrozen: model.isFrozen, toggleFreeze: model.toggleFreeze,
          preview: preview)
      }
    }
    .task(id: model.attempt) { await model.run() }
    .onChange(of: scenePhase) { _, phase in
      if phase == .active { model.resume() }
    }
  }
}
