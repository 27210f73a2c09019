import SwiftUI

/// Says in the place of the camera's picture why there is none; pictures can still be chosen.
struct ObstacleLayout: View {
  let obstacle: CameraObstacle
  let actions: ClassifierActions

  var body: some View {
    VStack(spacing: 0) {
      switch obstacle {
      case .access(let access):
        CameraPermissionView(
          access: access, ask: actions.requestAccess, choosePicture: actions.choosePicture)
      case .problem(let problem):
        CameraProblemView(
          problem: problem, retry: actions.retryCamera, choosePicture: actions.choosePicture,
          showBundledPicture: actions.showBundledPicture)
      }
      ControlRow(scene: .live(hasFrames: false), actions: actions)
        .frame(maxWidth: 520)
        .padding(.horizontal, 16)
        .padding(.vertical, 12)
    }
    .frame(maxWidth: .infinity)
    .background(.background)
  }
}

#Preview("Permission") {
  ObstacleLayout(obstacle: .access(.undecided), actions: ClassifierActions())
}
#Preview("Problem") {
  ObstacleLayout(obstacle: .problem(.noCamera), actions: ClassifierActions())
}
#Preview("Landscape", traits: .landscapeLeft) {
  ObstacleLayout(obstacle: .access(.denied), actions: ClassifierActions())
}
