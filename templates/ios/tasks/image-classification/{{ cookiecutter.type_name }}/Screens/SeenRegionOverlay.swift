import Inference
import SwiftUI

/// Dims what the model doesn't see, and draws a frame around what it does.
struct SeenRegionOverlay: View {
  let classification: Classification

  var body: some View {
    GeometryReader { geometry in
      let region = SeenRegionLayout.rectangle(
        of: classification.seen, frameSize: classification.frameSize, in: geometry.size)
      let outline = Path(roundedRect: region, cornerRadius: 16)
      Path { path in
        path.addRect(CGRect(origin: .zero, size: geometry.size))
        path.addPath(outline)
      }
      .fill(Color.black.opacity(0.4), style: FillStyle(eoFill: true))
      outline.stroke(Color.white, lineWidth: 2)
    }
    .allowsHitTesting(false)
    .accessibilityHidden(true)
  }
}
