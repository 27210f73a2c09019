import Inference
import SwiftUI

/// The best results: the first one large, the others below it.
struct ResultCard: View {
  let classification: Classification?

  var body: some View {
    VStack(alignment: .leading, spacing: 12) {
      if let classification, let best = classification.categories.first {
        BestResult(result: best, isConfident: classification.isConfident)
        ForEach(classification.categories.dropFirst()) { result in
          OtherResult(result: result)
        }
      } else {
        Text("Point the camera at something")
          .foregroundStyle(.secondary)
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .padding(20)
    .background(.ultraThinMaterial, in: RoundedRectangle(cornerRadius: 24))
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.updatesFrequently)
  }
}

private struct BestResult: View {
  let result: Inference.Category
  let isConfident: Bool

  var body: some View {
    HStack {
      if isConfident {
        Text(verbatim: result.label).lineLimit(2)
        Spacer()
        Text(result.score, format: .percent.precision(.fractionLength(0)))
          .monospacedDigit()
      } else {
        Text("Not sure").foregroundStyle(.secondary)
      }
    }
    .font(.title)
  }
}

private struct OtherResult: View {
  let result: Inference.Category

  var body: some View {
    HStack {
      Text(verbatim: result.label).lineLimit(2)
      Spacer()
      ProgressView(value: min(max(result.score, 0), 1))
        .frame(width: 80)
        .accessibilityHidden(true)
      Text(result.score, format: .percent.precision(.fractionLength(0)))
        .monospacedDigit()
        .frame(width: 48, alignment: .trailing)
    }
    .font(.callout)
  }
}

#Preview("Waiting") { ResultCard(classification: nil) }
#Preview("Sure") { ResultCard(classification: .sample(score: 0.93)) }
#Preview("Not sure") { ResultCard(classification: .sample(score: 0.31)) }
