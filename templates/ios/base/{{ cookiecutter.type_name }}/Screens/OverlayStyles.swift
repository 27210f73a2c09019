import SwiftUI

extension View {
  /// Puts this on a plate that lets a hint of the picture below through.
  func onPlate() -> some View {
    background(.thickMaterial, in: RoundedRectangle(cornerRadius: 24))
  }
}

/// A round button over a picture; its label is an icon, so its title is only heard.
struct OverlayButtonStyle: ButtonStyle {
  /// Whether what the button switches is on.
  var isOn = false

  func makeBody(configuration: Configuration) -> some View {
    RoundLabel(configuration: configuration, diameter: 48)
      .foregroundStyle(isOn ? AnyShapeStyle(.background) : AnyShapeStyle(.primary))
      .background(isOn ? AnyShapeStyle(.tint) : AnyShapeStyle(.thickMaterial), in: Circle())
  }
}

/// The largest button over a picture, in the accent colour.
struct LargeOverlayButtonStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    RoundLabel(configuration: configuration, diameter: 64)
      .foregroundStyle(.background)
      .background(.tint, in: Circle())
      .padding(4)
      .background(.thickMaterial, in: Circle())
  }
}

private struct RoundLabel: View {
  let configuration: ButtonStyleConfiguration
  let diameter: CGFloat
  @Environment(\.isEnabled) private var isEnabled

  var body: some View {
    configuration.label
      .labelStyle(.iconOnly)
      .font(diameter > 48 ? .title : .title3)
      // The circle doesn't grow: who needs larger text holds the button and sees it in large.
      .dynamicTypeSize(...DynamicTypeSize.xxLarge)
      .accessibilityShowsLargeContentViewer { configuration.label }
      .opacity(!isEnabled || configuration.isPressed ? 0.4 : 1)
      .frame(width: diameter, height: diameter)
      .contentShape(Circle())
  }
}

#Preview {
  HStack(spacing: 16) {
    Button("Torch", systemImage: "flashlight.on.fill") {}
      .buttonStyle(OverlayButtonStyle(isOn: true))
    Button("Settings", systemImage: "gearshape") {}
      .buttonStyle(OverlayButtonStyle())
    Button("Freeze the picture", systemImage: "pause.fill") {}
      .buttonStyle(LargeOverlayButtonStyle())
  }
  .padding()
  .background(.brown)
}
