import SwiftUI

/// The inspector over the camera, with what it lets the person do.
struct InspectorSheet: View {
  let inspector: Inspector
  let model: ClassifierModel
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      InspectorContent(state: inspector.state, actions: actions)
        .navigationTitle("Inspector")
        .navigationBarTitleDisplayMode(.inline)
        .toolbar {
          ToolbarItem(placement: .topBarLeading) {
            CopyButton("Copy report", copy: inspector.copyReport)
              .disabled(inspector.state.report == nil)
          }
          ToolbarItem(placement: .topBarTrailing) {
            Button("Done") { dismiss() }
          }
        }
    }
    .presentationDetents([.medium, .large])
    .task { await inspector.watch() }
    .task(id: inspector.subject) { await inspector.readComputePlan() }
  }

  private var actions: InspectorActions {
    InspectorActions(
      force: model.force, measureAgain: model.measureAgain, copyDigest: inspector.copyDigest)
  }
}
