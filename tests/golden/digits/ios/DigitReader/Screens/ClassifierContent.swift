import Inference
import SwiftUI

/// The screen without its camera.
struct ClassifierContent<Preview: View>: View {
  let state: ClassifierState
  let scene: PictureScene
  /// Why the camera shows nothing; nil if it does or isn't asked to. What is held stays in sight.
  let obstacle: CameraObstacle?
  let controls: CameraControls
  let actions: ClassifierActions
  /// What the camera sees, filling its space. It stays there behind an obstacle and a picture.
  @ViewBuilder let preview: Preview

  // Kept here, for a window that is turned puts card and picture elsewhere.
  @State private var isExpanded = false
  @State private var zoom = Zoom()

  var body: some View {
    // Not a group, which hands what is attached to it to what is in it: the preview and the camera must
    // not begin anew when an obstacle comes or goes.
    ZStack {
      if let obstacle, scene.isLive {
        ObstacleLayout(obstacle: obstacle, actions: actions)
      } else {
        layout
      }
    }
    .background { Viewfinder(scene: scene, classification: classification) { preview } }
    // Another picture is looked at as a whole.
    .onChange(of: scene.picture?.image) { zoom = Zoom() }
  }

  private var layout: some View {
    ScreenLayout(still: still) {
      StatusPill(state: state, isLive: scene.isLive, inspect: actions.inspect)
    } buttons: {
      if still == nil {
        CameraButtons(
          controls: controls, isLive: scene.isLive, setTorch: actions.setTorch,
          switchLens: actions.switchLens)
      }
    } card: {
      card
    } controls: {
      ControlRow(scene: scene, actions: actions)
    }
  }

  private var classification: Classification? {
    if case .running(let running) = state { running.classification } else { nil }
  }

  private var still: ZoomablePicture? {
    guard case .still(let picture) = scene else { return nil }
    return ZoomablePicture(picture: picture, seen: classification?.seen, zoom: $zoom)
  }

  /// The results, or what there is to be told in their place.
  @ViewBuilder private var card: some View {
    switch state {
    case .loading(let step):
      LoadingCard(step: step)
    case .running(let running):
      if let classification = running.classification {
        ResultCard(classification: classification, isExpanded: $isExpanded)
      }
    case .failed(let message, let candidates):
      FailureCard(
        message: message, candidates: candidates, retry: actions.retry,
        copyReport: actions.copyReport)
    }
  }
}
