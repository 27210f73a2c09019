import SwiftUI

extension View {
  /// Follows pinches, drags and double taps, and VoiceOver's way to zoom.
  func zooming(_ zoom: Binding<Zoom>, subject: Zoom.Subject) -> some View {
    modifier(ZoomGestures(zoom: zoom, subject: subject))
  }
}

private struct ZoomGestures: ViewModifier {
  @Binding var zoom: Zoom
  let subject: Zoom.Subject

  /// What of the gestures under way the zoom has followed.
  @State private var magnification: CGFloat = 1
  @State private var translation = CGSize.zero
  @GestureState private var isPinching = false
  @GestureState private var isDragging = false
  @Environment(\.accessibilityReduceMotion) private var reducesMotion

  func body(content: Content) -> some View {
    content
      .gesture(pinch.simultaneously(with: drag))
      .onTapGesture(count: 2) { location in
        withAnimation(reducesMotion ? nil : .snappy) {
          zoom = zoom.toggled(about: location, of: subject)
        }
      }
      // Gestures that the system ends don't say so: their state does.
      .onChange(of: isPinching) { magnification = 1 }
      .onChange(of: isDragging) { translation = .zero }
      .accessibilityZoomAction { action in
        let focus = CGPoint(
          x: subject.view.width * action.location.x, y: subject.view.height * action.location.y)
        zoom = zoom.enlarged(
          by: action.direction == .zoomIn ? 1.5 : 1 / 1.5, about: focus, of: subject)
      }
  }

  private var pinch: some Gesture {
    MagnifyGesture()
      .updating($isPinching) { _, isPinching, _ in isPinching = true }
      .onChanged { value in
        let factor = value.magnification / magnification
        zoom = zoom.enlarged(by: factor, about: value.startLocation, of: subject)
        magnification = value.magnification
      }
  }

  private var drag: some Gesture {
    DragGesture()
      .updating($isDragging) { _, isDragging, _ in isDragging = true }
      .onChanged { value in
        let step = CGSize(
          width: value.translation.width - translation.width,
          height: value.translation.height - translation.height)
        zoom = zoom.moved(by: step, of: subject)
        translation = value.translation
      }
  }
}
