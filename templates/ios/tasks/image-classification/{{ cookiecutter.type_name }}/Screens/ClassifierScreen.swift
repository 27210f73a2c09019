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
      case .failed(let message, _):
        FailureView(message: message, retry: model.retry)
      case .running(let running):
        content(running)
      }
    }
    .task(id: model.needsCamera) { await model.run() }
    .onChange(of: scenePhase, initial: true) { _, phase in
      switch phase {
      case .active: Task { await model.enterForeground() }
      case .background: model.enterBackground()
      default: break
      }
    }
  }

  @ViewBuilder
  private func content(_ running: ClassifierState.Running) -> some View {
    switch model.camera.access {
    case .undecided:
      PermissionView { Task { await model.camera.requestAccess() } }
    case .denied, .restricted:
      PermissionDeniedView()
    case .allowed where model.camera.problem != nil:
      NoCameraView { Task { await model.camera.retry() } }
    case .allowed, nil:
      CameraView(
        running: running, isFrozen: !model.scene.isLive,
        toggleFreeze: model.scene.isLive ? model.freeze : model.backToCamera, preview: preview)
    }
  }
}
