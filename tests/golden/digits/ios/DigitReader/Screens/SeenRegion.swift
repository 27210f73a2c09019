import SwiftUI

/// Dims what the model doesn't see, and outlines what it does.
struct SeenRegion: View {
  /// In points of this view.
  let region: CGRect

  var body: some View {
    ZStack {
      Color.black.opacity(0.4)
        .overlay { placed(shape.fill(.black)).blendMode(.destinationOut) }
        .compositingGroup()
      // The line lies inside the region, so that it is seen where the region ends with the view.
      placed(shape.strokeBorder(.white, lineWidth: 2))
    }
    .clipped()
    .allowsHitTesting(false)
    .accessibilityHidden(true)
  }

  private var shape: RoundedRectangle {
    RoundedRectangle(cornerRadius: min(24, min(region.width, region.height) / 8))
  }

  private func placed(_ shape: some View) -> some View {
    shape
      .frame(width: region.width, height: region.height)
      .position(x: region.midX, y: region.midY)
  }
}

#Preview {
  SeenRegion(region: CGRect(x: 20, y: 200, width: 350, height: 350)).background(.brown)
}
