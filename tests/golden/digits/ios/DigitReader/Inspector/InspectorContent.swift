import Inference
import SwiftUI

/// What the inspector lets the person do.
struct InspectorActions {
  /// Gets the accelerator to run on, or nil for the app's own choice.
  var force: @MainActor (Accelerator?) -> Void = { _ in }
  /// Has the app choose anew.
  var measureAgain: @MainActor () -> Void = {}
  var copyDigest: @MainActor () -> Void = {}
}

/// Why the model is fast or slow, right or wrong.
struct InspectorContent: View {
  let state: InspectorState
  let actions: InspectorActions

  var body: some View {
    Form {
      switch state.activity {
      case .opening(let step):
        OpeningSection(step: step)
      case .running(let run):
        AcceleratorSection(report: run.accelerators, actions: actions)
        if let plan = run.computePlan { ComputePlanSection(plan: plan) }
      case .failed(let message, let candidates):
        FailedSection(message: message, candidates: candidates, actions: actions)
      }
      TimeSection(frames: state.run?.frames)
      InputSection(model: state.model, picture: state.run?.picture)
      ModelSection(model: state.model, copyDigest: actions.copyDigest)
      DeviceSection(status: state.device, runtime: state.model.runtime)
    }
  }
}

/// Stands where the accelerators will, and names what is being done until they are known.
private struct OpeningSection: View {
  let step: LoadingStep

  var body: some View {
    Section("Accelerator") {
      HStack(spacing: 12) {
        ProgressView()
        Text(verbatim: step.text)
      }
      .accessibilityElement(children: .combine)
      .accessibilityAddTraits(.updatesFrequently)
    }
  }
}

#Preview("Running") { InspectorContent(state: .running, actions: InspectorActions()) }
#Preview("Fall-back") { InspectorContent(state: .fallback, actions: InspectorActions()) }
#Preview("Forced") { InspectorContent(state: .forced, actions: InspectorActions()) }
#Preview("No frame yet") { InspectorContent(state: .noFrame, actions: InspectorActions()) }
#Preview("Opening") { InspectorContent(state: .opening, actions: InspectorActions()) }
#Preview("Failed") { InspectorContent(state: .failed, actions: InspectorActions()) }
