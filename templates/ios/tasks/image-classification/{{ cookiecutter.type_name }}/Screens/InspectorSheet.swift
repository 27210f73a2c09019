import Inference
import SwiftUI

/// Why the model is fast or slow, and on what it runs.
struct InspectorSheet: View {
  let running: ClassifierState.Running

  var body: some View {
    NavigationStack {
      List {
        Section("Compute units") {
          ForEach(running.accelerators.rejections, id: \.accelerator) { rejection in
            RejectionRow(name: rejection.accelerator.name, value: String(describing: rejection.rejection))
          }
          LabeledContent(running.accelerators.inUse.name) { Text("in use") }
        }
        if let classification = running.classification {
          TimesSection(times: classification.times)
        }
        Section("Model") {
          LabeledContent("Name") { Text(verbatim: ModelContract.name) }
          LabeledContent("Precision") { Text(verbatim: ModelContract.files[0].precision) }
          LabeledContent("Digest") {
            Text(verbatim: String(ModelContract.files[0].digest.prefix(12)))
          }
        }
      }
      .navigationTitle("Inspector")
    }
  }
}

private struct TimesSection: View {
  let times: StageTimes

  var body: some View {
    Section("Time") {
      LabeledContent("Preprocessing") { Milliseconds(duration: times.preprocessing) }
      LabeledContent("Inference") { Milliseconds(duration: times.inference) }
      LabeledContent("Postprocessing") { Milliseconds(duration: times.postprocessing) }
    }
    .monospacedDigit()
  }
}

private struct Milliseconds: View {
  let duration: Duration

  var body: some View {
    Text("\(duration.milliseconds, specifier: "%.2f") ms")
  }
}

/// Reasons can be long: they stand below their name.
private struct RejectionRow: View {
  let name: String
  let value: String

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text(verbatim: name)
      Text(verbatim: value).font(.callout).foregroundStyle(.secondary)
    }
  }
}

extension Duration {
  var milliseconds: Double { self / .milliseconds(1) }
}

#Preview { InspectorSheet(running: .sample(score: 0.9, rejections: .samples)) }
