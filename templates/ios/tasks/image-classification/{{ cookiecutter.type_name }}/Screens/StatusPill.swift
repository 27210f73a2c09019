import Inference
import SwiftUI

/// What runs the model, and how fast; a warning sign if it isn't the first choice.
struct StatusPill: View {
  let running: ClassifierState.Running
  let showDetails: @MainActor () -> Void

  var body: some View {
    Button(action: showDetails) {
      HStack(spacing: 8) {
        if !running.accelerators.rejections.isEmpty {
          Image(systemName: "exclamationmark.triangle.fill")
            .accessibilityLabel("Not the first choice")
        }
        Text(verbatim: running.accelerators.inUse.name)
        if let pace = running.pace {
          Text("\(pace.inference.milliseconds, specifier: "%.0f") ms")
          Text("\(pace.framesPerSecond, specifier: "%.0f") fps")
        }
      }
      .font(.callout)
      .monospacedDigit()
      .padding(.horizontal, 16)
      .frame(minHeight: 44)
      .background(.ultraThinMaterial, in: Capsule())
    }
    .accessibilityHint("Shows what runs the model, and how fast")
  }
}

#Preview("First choice") { StatusPill(running: .sample(score: 0.9)) {} }
#Preview("Fallback") { StatusPill(running: .sample(score: 0.9, rejections: .samples)) {} }
