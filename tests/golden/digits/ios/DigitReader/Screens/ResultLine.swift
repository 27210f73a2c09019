import Inference
import SwiftUI

/// A row of the result card: the first one large, the others small and with a bar.
struct ResultLine: View {
  let row: ResultRow
  let isFirst: Bool

  var body: some View {
    VStack(spacing: 6) {
      switch row {
      case .notSure:
        Text("Not sure").frame(maxWidth: .infinity, alignment: .leading)
      case .category(let category):
        LabelAndScore(category: category)
        if !isFirst { ProgressView(value: category.fraction).progressViewStyle(.linear) }
      }
    }
    .font(isFirst ? .title : .body)
    .accessibilityElement(children: .ignore)
    .accessibilityLabel(Text(verbatim: row.spoken))
    .accessibilityAddTraits(.updatesFrequently)
  }
}

/// A label at the start and its score at the end of a line, or of two where text is large.
private struct LabelAndScore: View {
  let category: Inference.Category
  @Environment(\.dynamicTypeSize) private var typeSize

  var body: some View {
    if typeSize.isAccessibilitySize {
      ViewThatFits(in: .horizontal) {
        beside
        VStack(spacing: 0) {
          label
          score.frame(maxWidth: .infinity, alignment: .trailing)
        }
      }
    } else {
      beside
    }
  }

  private var beside: some View {
    HStack(alignment: .firstTextBaseline, spacing: 16) {
      label
      score
    }
  }

  private var label: some View {
    Text(verbatim: category.label)
      .lineLimit(2)
      .contentTransition(.interpolate)
      .frame(maxWidth: .infinity, alignment: .leading)
      // Labels bring their own direction, whatever the language of the app.
      .environment(
        \.layoutDirection, category.label.isWrittenRightToLeft ? .rightToLeft : .leftToRight)
  }

  private var score: some View {
    Text(verbatim: category.percentage)
      .monospacedDigit()
      .contentTransition(.identity)
      .fixedSize()
  }
}

extension ResultRow {
  /// "seven, 82%", or a headline without a score.
  var spoken: String {
    switch self {
    case .notSure: String(localized: "Not sure")
    case .category(let category): String(localized: "\(category.label), \(category.percentage)")
    }
  }
}

extension Inference.Category {
  /// "82%"
  fileprivate var percentage: String {
    score.formatted(.percent.precision(.fractionLength(0)))
  }
}
