import Inference
import SwiftUI

/// What fills the screen behind everything else: what the camera sees or a frame that is held, and
/// the region that the model saw; nothing behind a picture, which has its own place.
///
/// The preview is there all the time: one that came to or left a session changes it, which must not
/// happen while the camera starts or stops.
struct Viewfinder<Preview: View>: View {
  let scene: PictureScene
  let classification: Classification?
  @ViewBuilder let preview: Preview

  var body: some View {
    ZStack {
      Color.black
      preview
      switch scene {
      case .live:
        region
      case .frozen(let picture, let isMirrored):
        FrozenPicture(picture: picture, isMirrored: isMirrored)
        region
      case .still:
        Color.black
      }
    }
    .ignoresSafeArea()
    .accessibilityIgnoresInvertColors()
    .overlay { StatusBarShade() }
  }

  @ViewBuilder private var region: some View {
    if let classification {
      GeometryReader { geometry in
        let placement = PicturePlacement(
          of: classification.frameSize, in: geometry.size, scaling: .fill)
        SeenRegion(region: placement.rectangle(of: classification.seen))
      }
      .environment(\.layoutDirection, .leftToRight)
    }
  }
}

private struct FrozenPicture: View {
  let picture: Picture
  let isMirrored: Bool

  var body: some View {
    // As an overlay, for what fills a space would take more of it than there is.
    Color.clear
      .overlay {
        Image(picture.image, scale: 1, label: Text("The frozen picture"))
          .resizable()
          .scaledToFill()
          // As the preview was, or things would change sides.
          .scaleEffect(x: isMirrored ? -1 : 1, y: 1)
      }
      .clipped()
  }
}

/// Lets the clock and its neighbours be read over any picture; they are black in the light mode and
/// white in the dark one.
private struct StatusBarShade: View {
  var body: some View {
    GeometryReader { geometry in
      let height = geometry.safeAreaInsets.top
      LinearGradient(
        colors: [Color(uiColor: .systemBackground).opacity(0.6), .clear],
        startPoint: .top, endPoint: .bottom
      )
      .frame(height: height)
      .offset(y: -height)
    }
    .allowsHitTesting(false)
  }
}

#Preview("Live") {
  Viewfinder(scene: .live(hasFrames: true), classification: .sample) { SampleLandscape() }
}
#Preview("Frozen") {
  Viewfinder(scene: .frozen(.sample, isMirrored: true), classification: .sample) {
    SampleLandscape()
  }
}
