import Inference
import SwiftUI

/// An accelerator and what became of it.
struct CandidateRow: View {
  let candidate: Candidate
  let outcome: String
  let isInUse: Bool

  var body: some View {
    HStack(alignment: .firstTextBaseline, spacing: 12) {
      mark.accessibilityHidden(true)
      VStack(alignment: .leading, spacing: 2) {
        Text(verbatim: candidate.accelerator.name)
          .fontWeight(isInUse ? .semibold : .regular)
        Text(verbatim: outcome)
          .font(.subheadline)
          .foregroundStyle(.secondary)
      }
      Spacer()
      if let time = candidate.time {
        Text(verbatim: time.millisecondsText())
          .monospacedDigit()
      }
    }
    .accessibilityElement(children: .combine)
  }

  /// The words say it too: nobody needs to tell the marks apart.
  @ViewBuilder private var mark: some View {
    switch candidate.rejection {
    case nil where isInUse:
      Image(systemName: "checkmark.circle.fill").foregroundStyle(.tint)
    case .some(let reason) where !reason.isHarmless:
      Image(systemName: "exclamationmark.triangle.fill").foregroundStyle(.orange)
    default:
      Image(systemName: "circle").foregroundStyle(.secondary)
    }
  }
}
