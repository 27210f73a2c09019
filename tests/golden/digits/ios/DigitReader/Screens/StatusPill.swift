import SwiftUI

/// Leads to the inspector and says in short what that explains; nothing while the model is opened.
struct StatusPill: View {
  let state: ClassifierState
  let isLive: Bool
  let inspect: @MainActor () -> Void

  var body: some View {
    switch state {
    case .loading:
      EmptyView()
    case .running(let running):
      let status = running.status(isLive: isLive)
      pill { RunningLabel(status: status) }
        .accessibilityLabel(Text(verbatim: status.spoken))
    case .failed:
      pill { Label("Not running", systemImage: "exclamationmark.triangle.fill") }
    }
  }

  private func pill(@ViewBuilder label: () -> some View) -> some View {
    Button(action: inspect) {
      label()
        .font(.subheadline.weight(.medium))
        .padding(.horizontal, 18)
        .padding(.vertical, 8)
        .frame(minHeight: 48)
        .onPlate(RoundedRectangle(cornerRadius: 24))
    }
    .buttonStyle(.plain)
    .accessibilityHint("Shows how the model runs")
  }
}

/// Which accelerator runs and how fast, with a mark if that isn't the best one's doing.
private struct RunningLabel: View {
  let status: RunningStatus

  var body: some View {
    HStack(spacing: 8) {
      switch status.mark {
      case .forced: Image(systemName: "pin.fill")
      case .warning: Image(systemName: "exclamationmark.triangle.fill")
      case nil: EmptyView()
      }
      // A line for each where they have no room on one.
      ViewThatFits(in: .horizontal) {
        Text(verbatim: status.groups.joined(separator: " · "))
        VStack(alignment: .leading, spacing: 2) {
          ForEach(status.groups, id: \.self) { Text(verbatim: $0) }
        }
      }
      .monospacedDigit()
    }
  }
}

extension RunningStatus {
  fileprivate var spoken: String {
    let mark: String? =
      switch mark {
      case .forced: String(localized: "Chosen by you")
      case .warning: String(localized: "Not the best accelerator")
      case nil: nil
      }
    return ([mark].compactMap { $0 } + spokenGroups).joined(separator: ", ")
  }
}

#Preview {
  VStack(alignment: .leading, spacing: 16) {
    StatusPill(state: .running(.sample), isLive: true, inspect: {})
    StatusPill(state: .running(.fallenBack), isLive: true, inspect: {})
    StatusPill(state: .running(.forced), isLive: false, inspect: {})
    StatusPill(state: .running(.fallenBack), isLive: true, inspect: {}).frame(width: 160)
    StatusPill(state: .sampleFailure, isLive: true, inspect: {})
  }
  .padding()
  .background(.brown)
}
