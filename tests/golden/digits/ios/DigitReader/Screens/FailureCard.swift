import Inference
import SwiftUI

/// Says in the results' place that there will be none, why, and what can be done about it.
struct FailureCard: View {
  /// What the runtime or the system says; empty if the candidates say it all.
  let message: String
  let candidates: [Candidate]
  let retry: @MainActor () -> Void
  let copyReport: @MainActor () -> Void

  var body: some View {
    FittingScrollView {
      VStack(alignment: .leading, spacing: 12) {
        Label {
          Text("The model can’t run here")
        } icon: {
          Image(systemName: "exclamationmark.triangle.fill").foregroundStyle(.red)
        }
        .font(.title3.weight(.semibold))
        .accessibilityAddTraits(.isHeader)
        Text(
          "The camera and your pictures still work, but nothing can be recognised in them. The report tells a developer what happened."
        )
        details.foregroundStyle(.secondary)
        ViewThatFits(in: .horizontal) {
          HStack(spacing: 12) { buttons }
          VStack(alignment: .leading, spacing: 12) { buttons }
        }
        .controlSize(.large)
      }
      .font(.subheadline)
      .padding(20)
      .frame(maxWidth: .infinity, alignment: .leading)
    }
    .onPlate(RoundedRectangle(cornerRadius: 24))
    .accessibilityElement(children: .contain)
    .announcing(String(localized: "The model can’t run here"), of: true)
  }

  private var details: some View {
    VStack(alignment: .leading, spacing: 4) {
      if !message.isEmpty { Text(verbatim: message.shortened) }
      ForEach(candidates, id: \.accelerator) { Text(verbatim: $0.text) }
    }
  }

  @ViewBuilder private var buttons: some View {
    Button("Try again", action: retry).buttonStyle(AccentButtonStyle())
    CopyButton("Copy report", copy: copyReport)
      .buttonStyle(.bordered)
      .buttonBorderShape(.capsule)
  }
}

#Preview("Candidates") {
  FailureCard(message: "", candidates: .rejected, retry: {}, copyReport: {})
}
#Preview("Message") {
  FailureCard(
    message: "The file “digits” couldn’t be opened.", candidates: [], retry: {}, copyReport: {})
}
#Preview("Large text") {
  FailureCard(message: "", candidates: .rejected, retry: {}, copyReport: {})
    .dynamicTypeSize(.accessibility3)
}
