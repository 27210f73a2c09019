import SwiftUI

/// What the camera that is open can do, to be put into a row or a column.
struct CameraButtons: View {
  let controls: CameraControls
  /// Whether its picture is shown. The torch can be switched off beside a held frame, for it stays on
  /// there; nobody would see what another lens sees.
  let isLive: Bool
  let setTorch: @MainActor (Bool) -> Void
  let switchLens: @MainActor () -> Void

  var body: some View {
    if controls.hasTorch {
      let isOn = controls.isTorchOn
      Button("Torch", systemImage: isOn ? "flashlight.on.fill" : "flashlight.off.fill") {
        setTorch(!isOn)
      }
      .buttonStyle(OverlayButtonStyle(isOn: isOn))
      .accessibilityAddTraits(.isToggle)
      .accessibilityValue(isOn ? Text("On") : Text("Off"))
    }
    if controls.canSwitch {
      Button(
        "Switch camera", systemImage: "arrow.triangle.2.circlepath.camera", action: switchLens
      )
      .buttonStyle(OverlayButtonStyle())
      .disabled(!isLive)
    }
  }
}

#Preview {
  let controls = CameraControls(canSwitch: true, hasTorch: true, isTorchOn: true)
  HStack {
    CameraButtons(controls: controls, isLive: true, setTorch: { _ in }, switchLens: {})
    CameraButtons(controls: controls, isLive: false, setTorch: { _ in }, switchLens: {})
  }
}
