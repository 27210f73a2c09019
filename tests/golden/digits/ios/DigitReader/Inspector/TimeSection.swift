import Inference
import SwiftUI

/// How fast frames come, and what each stage of them costs.
struct TimeSection: View {
  let frames: FrameSummary?

  var body: some View {
    Section {
      if let frames {
        LabeledContent("Frames per second") { Text(verbatim: rate(frames)) }
        LabeledContent("Dropped frames") { Text(verbatim: dropped(frames)) }
        StageRow(name: "Preprocessing", stage: frames.preprocessing)
        StageRow(name: "Inference", stage: frames.inference)
        StageRow(name: "Postprocessing", stage: frames.postprocessing)
      } else {
        Text("No frame yet").foregroundStyle(.secondary)
      }
    } header: {
      Text("Time")
    } footer: {
      if let frames {
        Text("Median of the last \(frames.frames) frames, and what nine of ten need at most")
      }
    }
    .monospacedDigit()
  }

  private func rate(_ frames: FrameSummary) -> String {
    frames.framesPerSecond?.formatted(.number.precision(.fractionLength(1)))
      ?? String(localized: "unknown")
  }

  private func dropped(_ frames: FrameSummary) -> String {
    frames.droppedFrames?.formatted() ?? String(localized: "unknown")
  }
}

private struct StageRow: View {
  let name: LocalizedStringKey
  let stage: StageSummary

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      LabeledContent(name) { Text(verbatim: stage.median.millisecondsText()) }
      HStack(alignment: .bottom, spacing: 16) {
        Sparkline(series: stage.series).frame(height: 28)
        Text("≤ \(stage.p90.millisecondsText())")
          .font(.caption)
          .foregroundStyle(.secondary)
      }
    }
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(name)
    .accessibilityValue(
      """
      Median \(stage.median.millisecondsText(width: .wide)), nine of ten frames at most \
      \(stage.p90.millisecondsText(width: .wide))
      """)
  }
}
