import Inference
import SwiftUI

/// Why the model is fast or slow, and on what it runs.
struct InspectorSheet: View {
  let reading: Reading

  var body: some View {
    NavigationStack {
      List {
        Section("Compute units") {
          ForEach(reading.accelerators.rejections, id: \.accelerator) { rejection in
            Fact(name: rejection.accelerator.name, value: String(describing: rejection.rejection))
          }
          LabeledContent(reading.accelerators.inUse.name) { Text("in use") }
        }
        if let frame = reading.frame { TimesSection(frame: frame) }
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
  let frame: FrameReading

  var body: some View {
    Section("Time") {
      LabeledContent("Preprocessing") { Milliseconds(duration: frame.times.preprocessing) }
      LabeledContent("Inference") { Milliseconds(duration: frame.times.inference) }
      LabeledContent("Postprocessing") { Milliseconds(duration: frame.times.postprocessing) }
      LabeledContent("Frames per second") {
        Text(frame.framesPerSecond, format: .number.precision(.fractionLength(1)))
      }
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
private struct Fact: View {
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

#Preview { InspectorSheet(reading: .sample(score: 0.9, rejections: .samples)) }
