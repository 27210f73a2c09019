import SwiftUI

extension View {
  /// Puts this on a plate that lets a hint of the picture below through, unless more contrast is
  /// asked for.
  func onPlate(_ shape: some Shape) -> some View {
    modifier(Plate(shape: shape))
  }
}

private struct Plate<Outline: Shape>: ViewModifier {
  let shape: Outline
  @Environment(\.colorSchemeContrast) private var contrast

  func body(content: Content) -> some View {
    if contrast == .increased {
      content
        .background(.background, in: shape)
        .clipShape(shape)
        .overlay { shape.stroke(.primary).allowsHitTesting(false) }
    } else {
      content.background(.thickMaterial, in: shape).clipShape(shape)
    }
  }
}

/// A round button over a picture; its label is an icon, so its title is only heard.
struct OverlayButtonStyle: ButtonStyle {
  /// Whether what the button switches is on.
  var isOn = false

  func makeBody(configuration: Configuration) -> some View {
    RoundLabel(configuration: configuration, diameter: 48, isFilled: isOn)
  }
}

/// The largest button over a picture, in the accent colour.
struct LargeOverlayButtonStyle: ButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    RoundLabel(configuration: configuration, diameter: 64, isFilled: true)
      .padding(4)
      .onPlate(Circle())
  }
}

private struct RoundLabel: View {
  let configuration: ButtonStyleConfiguration
  let diameter: CGFloat
  /// Whether it has the accent colour.
  let isFilled: Bool
  @Environment(\.isEnabled) private var isEnabled

  var body: some View {
    if isFilled && isEnabled {
      icon.foregroundStyle(.background).background(.tint, in: Circle())
    } else {
      icon.onPlate(Circle())
    }
  }

  private var icon: some View {
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
    Button("Freeze the picture", systemImage: "pause.fill") {}
      .buttonStyle(LargeOverlayButtonStyle())
      .disabled(true)
  }
  .padding()
  .background(.brown)
}
