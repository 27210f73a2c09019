import Inference
import SwiftUI

/// The best category large and the next ones below it, or that the model isn't sure.
struct ResultCard: View {
  let classification: Classification
  /// Whether all categories are shown; kept by who may put the card elsewhere.
  @Binding var isExpanded: Bool

  var body: some View {
    let rows = classification.rows
    FittingScrollView {
      VStack(spacing: 0) {
        ResultRows(rows: isExpanded ? rows : Array(rows.prefix(ResultRow.few)))
          .foregroundStyle(
            classification.isConfident ? HierarchicalShapeStyle.primary : .secondary
          )
          .tint(classification.isConfident ? Color.accentColor : Color.secondary)
          .padding([.horizontal, .top], 20)
          .padding(.bottom, hasMore ? 0 : 20)
        if hasMore { ExpandButton(isExpanded: $isExpanded) }
      }
    }
    .onPlate(RoundedRectangle(cornerRadius: 24))
    .accessibilityElement(children: .contain)
    .announcing(rows[0].spoken, of: rows[0].id)
  }

  private var hasMore: Bool { classification.categories.count > ResultRow.few }
}

/// Rows that glide to their new places when their order changes.
private struct ResultRows: View {
  let rows: [ResultRow]
  @Environment(\.accessibilityReduceMotion) private var reducesMotion

  var body: some View {
    VStack(alignment: .leading, spacing: 10) {
      ForEach(Array(rows.enumerated()), id: \.element.id) { rank, row in
        ResultLine(row: row, isFirst: rank == 0)
      }
    }
    .animation(reducesMotion ? nil : .snappy, value: rows.map(\.id))
  }
}

private struct ExpandButton: View {
  @Binding var isExpanded: Bool

  var body: some View {
    Button {
      isExpanded.toggle()
    } label: {
      Image(systemName: "chevron.down")
        .rotationEffect(.degrees(isExpanded ? 180 : 0))
        .foregroundStyle(.secondary)
        .frame(maxWidth: .infinity, minHeight: 44)
        .contentShape(Rectangle())
    }
    .buttonStyle(.plain)
    .accessibilityLabel(isExpanded ? Text("Show fewer results") : Text("Show more results"))
  }
}

#Preview("Sure") { ResultCard(classification: .sample, isExpanded: .constant(false)) }
#Preview("Not sure") { ResultCard(classification: .notSure, isExpanded: .constant(false)) }
#Preview("Long labels") { ResultCard(classification: .longLabels, isExpanded: .constant(false)) }
#Preview("Right to left") {
  ResultCard(classification: .rightToLeft, isExpanded: .constant(false))
}
#Preview("Many") { ResultCard(classification: .many, isExpanded: .constant(false)) }
#Preview("Many, expanded") { ResultCard(classification: .many, isExpanded: .constant(true)) }
#Preview("Large text") {
  ResultCard(classification: .longLabels, isExpanded: .constant(false))
    .dynamicTypeSize(.accessibility3)
}
