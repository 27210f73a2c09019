import Inference
import SwiftUI

/// The camera's picture, what the model sees of it, and what it says.
struct CameraView<Picture: View>: View {
  let running: ClassifierState.Running
  let isFrozen: Bool
  let toggleFreeze: @MainActor () -> Void
  @ViewBuilder let preview: () -> Picture
  @State private var showsInspector = false
  @Environment(\.verticalSizeClass) private var verticalSizeClass

  var body: some View {
    ZStack {
      ZStack {
        preview()
        if let classification = running.classification {
          SeenRegionOverlay(classification: classification)
        }
      }
      .ignoresSafeArea()
      StatusPill(running: running) { showsInspector = true }
        .frame(maxHeight: .infinity, alignment: .top)
      controls
        .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: controlsAlignment)
    }
    .sheet(isPresented: $showsInspector) { OldInspectorSheet(running: running) }
  }

  private var controls: some View {
    VStack(spacing: 16) {
      ResultCard(classification: running.classification)
      Button(action: toggleFreeze) {
        Image(systemName: isFrozen ? "play.fill" : "pause.fill")
          .font(.title)
          .frame(width: 64, height: 64)
          .background(.ultraThinMaterial, in: Circle())
      }
      .accessibilityLabel(isFrozen ? "Continue" : "Freeze")
    }
    .frame(maxWidth: 420)
    .padding()
  }

  /// In landscape the card stands beside the region that the model sees.
  private var controlsAlignment: Alignment {
    verticalSizeClass == .compact ? .trailing : .bottom
  }
}

#Preview("Sure") {
  CameraView(
    running: .sample(score: 0.93), isFrozen: false, toggleFreeze: {}, preview: { Color.gray })
}

#Preview("Not sure") {
  CameraView(
    running: .sample(score: 0.31), isFrozen: true, toggleFreeze: {}, preview: { Color.gray })
}

/// Why the model is fast or slow, and on what it runs.
struct OldInspectorSheet: View {
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

