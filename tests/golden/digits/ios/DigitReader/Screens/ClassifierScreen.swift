import SwiftUI

/// The app's one screen: shows what the camera or a picture shows, and what the model says of it.
///
/// The camera goes on under a sheet: the inspector measures it, and what a setting does is seen at
/// once. The screen stays on while there is something live to be seen.
struct ClassifierScreen<Preview: View>: View {
  @Bindable var model: ClassifierModel
  let inspector: Inspector
  @ViewBuilder let preview: () -> Preview

  @State private var sheet: Sheet?
  /// From the moment a sheet is to come until it is gone altogether.
  @State private var isUnderSheet = false
  @State private var isChoosingPicture = false
  @Environment(\.scenePhase) private var scenePhase

  private enum Sheet: Identifiable {
    case inspector, settings

    var id: Self { self }
  }

  var body: some View {
    ClassifierContent(
      state: model.state, scene: model.scene, obstacle: model.camera.obstacle,
      controls: model.camera.controls, actions: actions, preview: preview
    )
    .announcementsSilenced(isCovered || model.pictureProblem != nil)
    .picturePicker(isPresented: $isChoosingPicture) { model.pick($0) }
    .pictureAlert($model.pictureProblem, isWaiting: isCovered)
    .sheet(item: $sheet, onDismiss: { isUnderSheet = false }) { sheet in
      switch sheet {
      case .inspector:
        InspectorSheet(inspector: inspector, model: model)
      case .settings:
        SettingsSheet(settings: $model.settings)
      }
    }
    .keepingScreenOn(isLive)
    .task(id: model.needsCamera) { await model.run() }
    .onChange(of: scenePhase, initial: true) { _, phase in
      switch phase {
      case .active: Task { await model.enterForeground() }
      case .background: model.enterBackground()
      default: break
      }
    }
  }

  private var isCovered: Bool { isUnderSheet || isChoosingPicture }

  private func present(_ sheet: Sheet) {
    isUnderSheet = true
    self.sheet = sheet
  }

  private var isLive: Bool {
    guard case .running = model.state else { return false }
    return model.scene.isLive && model.needsCamera && model.camera.obstacle == nil
  }

  private var actions: ClassifierActions {
    ClassifierActions(
      requestAccess: { Task { await model.camera.requestAccess() } },
      retryCamera: { Task { await model.camera.retry() } },
      showBundledPicture: model.showBundledPicture,
      inspect: { present(.inspector) },
      switchLens: { Task { await model.camera.switchLens() } },
      setTorch: { isOn in Task { await model.camera.setTorch(isOn) } },
      freeze: model.freeze,
      choosePicture: { isChoosingPicture = true },
      openSettings: { present(.settings) },
      backToCamera: model.backToCamera,
      retry: model.retry,
      copyReport: inspector.copyReport)
  }
}

extension LiveCamera {
  fileprivate var obstacle: CameraObstacle? { CameraObstacle(access: access, problem: problem) }
}
