import Inference
import SwiftUI

/// Names what is being done while the model is opened.
struct LoadingCard: View {
  let step: LoadingStep

  var body: some View {
    HStack(spacing: 16) {
      ProgressView()
      Text(verbatim: step.text).font(.headline)
    }
    .padding(20)
    .frame(maxWidth: .infinity, alignment: .leading)
    .onPlate(RoundedRectangle(cornerRadius: 24))
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.updatesFrequently)
    .announcing(step.text, of: step)
  }
}

#Preview("Reading") { LoadingCard(step: .readingModel) }
#Preview("Preparing") { LoadingCard(step: .preparing(.neuralEngine)) }
#Preview("Checking") { LoadingCard(step: .checking(.neuralEngine)) }
