import Inference
import SwiftUI
import UIKit

/// Names the step that takes its time.
struct LoadingView: View {
  let step: LoadingStep

  var body: some View {
    VStack(spacing: 16) {
      ProgressView()
      switch step {
      case .readingModel: Text("Reading the model")
      case .preparing(let accelerator): Text("Preparing: \(accelerator.name)")
      case .checking(let accelerator): Text("Checking the answer: \(accelerator.name)")
      }
    }
  }
}

/// Says what the camera is for, before the system asks.
struct PermissionView: View {
  let proceed: @MainActor () -> Void

  var body: some View {
    ContentUnavailableView {
      Label("The camera is needed", systemImage: "camera")
    } description: {
      Text("Its picture is classified on this device and never leaves it.")
    } actions: {
      Button("Continue", action: proceed).buttonStyle(.borderedProminent)
    }
  }
}

/// iOS asks only once: afterwards the way leads through Settings.
struct PermissionDeniedView: View {
  var body: some View {
    ContentUnavailableView {
      Label("No access to the camera", systemImage: "camera")
    } description: {
      Text("Allow it in Settings.")
    } actions: {
      if let settings = URL(string: UIApplication.openSettingsURLString) {
        Link("Open Settings", destination: settings).buttonStyle(.borderedProminent)
      }
    }
  }
}

/// There is no camera, or none that can be set up.
struct NoCameraView: View {
  let retry: @MainActor () -> Void

  var body: some View {
    ContentUnavailableView {
      Label("No camera", systemImage: "video.slash")
    } description: {
      Text("The device has none, or it can't be used now.")
    } actions: {
      Button("Try again", action: retry)
    }
  }
}

/// The model can't run; the message says why, for every compute unit.
struct FailureView: View {
  let message: String
  let retry: @MainActor () -> Void

  var body: some View {
    ContentUnavailableView {
      Label("The model can't run", systemImage: "exclamationmark.triangle")
    } description: {
      Text(verbatim: message)
    } actions: {
      Button("Try again", action: retry)
    }
  }
}

#Preview("Loading") { LoadingView(step: .checking(.gpu)) }
#Preview("Permission") { PermissionView {} }
#Preview("Denied") { PermissionDeniedView() }
#Preview("No camera") { NoCameraView {} }
#Preview("Failed") { FailureView(message: "GPU: gave a wrong answer on the check picture") {} }
