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
      case .preparing(let units): Text("Preparing: \(units.description)")
      case .checking(let units): Text("Checking the answer: \(units.description)")
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

/// The model can't run; the message says why, for every compute unit.
struct FailureView: View {
  let message: String

  var body: some View {
    ContentUnavailableView(
      "The model can't run", systemImage: "exclamationmark.triangle",
      description: Text(verbatim: message))
  }
}

#Preview("Loading") { LoadingView(step: .checking(.cpuAndGPU)) }
#Preview("Permission") { PermissionView {} }
#Preview("Denied") { PermissionDeniedView() }
#Preview("Failed") { FailureView(message: "GPU: gave a wrong answer on the check picture") }
