import SwiftUI

/// Says why the camera shows nothing and what helps, and offers to go on without it.
struct CameraProblemView: View {
  let problem: CameraProblem
  let retry: @MainActor () -> Void
  let choosePicture: @MainActor () -> Void
  let showBundledPicture: @MainActor () -> Void

  var body: some View {
    MessageView(
      title: problem.title, message: problem.message, systemImage: problem.systemImage
    ) {
      if problem.recovers {
        Button("Open a picture instead", action: choosePicture).buttonStyle(AccentButtonStyle())
      } else {
        Button("Try again", action: retry).buttonStyle(AccentButtonStyle())
        Button("Open a picture instead", action: choosePicture)
      }
      // A simulator's library holds nothing that the model knows.
      if problem == .noCamera {
        Button("Open the app’s own picture", action: showBundledPicture)
      }
    }
  }
}

extension CameraProblem {
  fileprivate var title: Text {
    switch self {
    case .noCamera: Text("No camera found")
    case .inUse: Text("The camera is busy")
    case .tooManyForegroundApps: Text("The camera needs the whole screen")
    case .overheated: Text("The device has to cool down")
    case .interrupted: Text("The camera is paused")
    case .removed: Text("The camera is gone")
    case .failed: Text("The camera doesn’t work")
    }
  }

  fileprivate var message: Text {
    switch self {
    case .noCamera:
      Text(
        "This device has no camera that can be used. You can open a picture, or connect a camera and try again."
      )
    case .inUse:
      Text(
        "Another app is using the camera. The picture comes back here as soon as that app is done.")
    case .tooManyForegroundApps:
      Text(
        "This iPad keeps its camera shut while apps share the screen. The picture comes back as soon as this app fills it."
      )
    case .overheated:
      Text(
        "It is too hot, or too busy, to run its camera. The picture comes back here by itself.")
    case .interrupted:
      Text("The system needs the camera. The picture comes back here as soon as it is done.")
    case .removed:
      Text("The camera was unplugged. Plug it in and try again.")
    case .failed(let reason):
      Text(
        "The camera reported an error. Try again; if that doesn’t help, restarting the device often does. \(reason)"
      )
    }
  }

  fileprivate var systemImage: String {
    switch self {
    case .overheated: "thermometer.high"
    case .noCamera, .inUse, .tooManyForegroundApps, .interrupted, .removed, .failed: "video.slash"
    }
  }
}

#Preview("None") { Sample(problem: .noCamera) }
#Preview("In use") { Sample(problem: .inUse) }
#Preview("Shared screen") { Sample(problem: .tooManyForegroundApps) }
#Preview("Overheated") { Sample(problem: .overheated) }
#Preview("Interrupted") { Sample(problem: .interrupted) }
#Preview("Removed") { Sample(problem: .removed) }
#Preview("Failed") { Sample(problem: .failed("Error −11800")) }
#Preview("Large text") { Sample(problem: .noCamera).dynamicTypeSize(.accessibility3) }

private struct Sample: View {
  let problem: CameraProblem

  var body: some View {
    CameraProblemView(
      problem: problem, retry: {}, choosePicture: {}, showBundledPicture: {})
  }
}
