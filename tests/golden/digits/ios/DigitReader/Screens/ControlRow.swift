import SwiftUI

/// The library of pictures, what can be done with the scene, settings.
struct ControlRow: View {
  let scene: PictureScene
  let actions: ClassifierActions

  var body: some View {
    HStack {
      Spacer()
      Button(
        "Choose a picture", systemImage: "photo.on.rectangle", action: actions.choosePicture
      )
      .buttonStyle(OverlayButtonStyle())
      Spacer()
      sceneButton.buttonStyle(LargeOverlayButtonStyle())
      Spacer()
      Button("Settings", systemImage: "gearshape", action: actions.openSettings)
        .buttonStyle(OverlayButtonStyle())
      Spacer()
    }
    .accessibilityElement(children: .contain)
  }

  /// Holds the live picture, lets it go on, or leads back to it.
  @ViewBuilder private var sceneButton: some View {
    switch scene {
    case .live(let hasFrames):
      Button("Freeze the picture", systemImage: "pause.fill", action: actions.freeze)
        .disabled(!hasFrames)
    case .frozen:
      Button("Continue", systemImage: "play.fill", action: actions.backToCamera)
    case .still:
      Button("Camera", systemImage: "camera.fill", action: actions.backToCamera)
    }
  }
}

#Preview {
  VStack(spacing: 24) {
    ControlRow(scene: .live(hasFrames: true), actions: ClassifierActions())
    ControlRow(scene: .live(hasFrames: false), actions: ClassifierActions())
    ControlRow(scene: .frozen(.sample, isMirrored: false), actions: ClassifierActions())
    ControlRow(scene: .still(.sample), actions: ClassifierActions())
  }
  .background(.brown)
}
