import Inference
import SwiftUI

/// A picture that can be looked at closely, with the region that the model saw.
struct ZoomablePicture: View {
  let picture: Picture
  let seen: PixelRegion?
  /// How closely; kept by who may put the picture elsewhere.
  @Binding var zoom: Zoom

  var body: some View {
    GeometryReader { geometry in
      let size = ImageSize(width: picture.image.width, height: picture.image.height)
      let placement = PicturePlacement(of: size, in: geometry.size, scaling: .fit)
      let subject = Zoom.Subject(frame: placement.frame, view: geometry.size)
      ZStack {
        Image(picture.image, scale: 1, label: Text("The chosen picture"))
          .resizable()
          .scaledToFit()
          .frame(width: geometry.size.width, height: geometry.size.height)
          .scaleEffect(zoom.scale, anchor: .topLeading)
          .offset(zoom.offset)
        if let seen {
          SeenRegion(region: zoom.rectangle(of: placement.rectangle(of: seen)))
        }
      }
      .clipped()
      .accessibilityIgnoresInvertColors()
      .contentShape(Rectangle())
      .zooming($zoom, subject: subject)
      .onChange(of: geometry.size) { zoom = zoom.withoutGaps(around: subject) }
    }
    // Pictures aren't mirrored where people write from right to left, and so their places aren't.
    .environment(\.layoutDirection, .leftToRight)
  }
}

#Preview { ZoomablePicture(picture: .sample, seen: .sample, zoom: .constant(Zoom())) }
#Preview("Close") {
  ZoomablePicture(picture: .sample, seen: .sample, zoom: .constant(Zoom(scale: 2)))
}
