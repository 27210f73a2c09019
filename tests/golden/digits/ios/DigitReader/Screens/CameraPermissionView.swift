import SwiftUI
import UIKit

/// Says why the camera is needed before the system asks, and how to allow it once that was denied.
struct CameraPermissionView: View {
  let access: CameraAccess
  let ask: @MainActor () -> Void
  let choosePicture: @MainActor () -> Void

  var body: some View {
    switch access {
    case .undecided, .allowed:
      // Nothing but the way to the system's question, and no button that says "Allow": App Review
      // wants it so.
      MessageView(
        title: Text("See through the camera"),
        message: Text(
          "The app looks through the camera and tells you what it sees. Pictures are analysed on this device and never leave it."
        ),
        systemImage: "camera"
      ) {
        Button("Continue", action: ask).buttonStyle(AccentButtonStyle())
      }
    case .denied:
      MessageView(
        title: Text("The camera isn’t allowed"),
        message: Text("To use it, open Settings and turn on Camera for this app."),
        systemImage: "camera"
      ) {
        if let settings = URL(string: UIApplication.openSettingsURLString) {
          Link("Open Settings", destination: settings).buttonStyle(AccentButtonStyle())
        }
        Button("Open a picture instead", action: choosePicture)
      }
    case .restricted:
      MessageView(
        title: Text("The camera isn’t allowed"),
        message: Text(
          "Screen Time or whoever manages this device forbids its camera. You can still open a picture."
        ),
        systemImage: "camera"
      ) {
        Button("Open a picture instead", action: choosePicture).buttonStyle(AccentButtonStyle())
      }
    }
  }
}

#Preview("Undecided") { CameraPermissionView(access: .undecided, ask: {}, choosePicture: {}) }
#Preview("Denied") { CameraPermissionView(access: .denied, ask: {}, choosePicture: {}) }
#Preview("Restricted") { CameraPermissionView(access: .restricted, ask: {}, choosePicture: {}) }
#Preview("Large text") {
  CameraPermissionView(access: .undecided, ask: {}, choosePicture: {})
    .dynamicTypeSize(.accessibility3)
}
