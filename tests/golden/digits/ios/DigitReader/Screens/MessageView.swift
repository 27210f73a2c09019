import SwiftUI

/// A whole screen that says one thing and offers ways on. It scrolls where large text needs that.
struct MessageView<Actions: View>: View {
  let title: Text
  let message: Text
  let systemImage: String
  @ViewBuilder let actions: Actions

  var body: some View {
    GeometryReader { geometry in
      ScrollView {
        ContentUnavailableView {
          Label {
            title
          } icon: {
            Image(systemName: systemImage)
          }
        } description: {
          message
        } actions: {
          // Large enough to be hit.
          actions
            .buttonStyle(.bordered)
            .buttonBorderShape(.capsule)
            .controlSize(.large)
        }
        .frame(maxWidth: 480)
        .frame(maxWidth: .infinity, minHeight: geometry.size.height)
      }
      .scrollBounceBehavior(.basedOnSize)
    }
    .background(.background)
  }
}

/// For what most people want to do next.
struct AccentButtonStyle: PrimitiveButtonStyle {
  func makeBody(configuration: Configuration) -> some View {
    Button(role: configuration.role, action: { configuration.trigger() }) {
      // White, which the system takes, is hard to read on the accent colour of the dark mode.
      configuration.label.foregroundStyle(.background)
    }
    .buttonStyle(.borderedProminent)
    .buttonBorderShape(.capsule)
  }
}

#Preview {
  MessageView(
    title: Text(verbatim: "Title"), message: Text(verbatim: "What happened, and what helps."),
    systemImage: "camera"
  ) {
    Button(action: {}, label: { Text(verbatim: "Do it") }).buttonStyle(AccentButtonStyle())
    Button(action: {}, label: { Text(verbatim: "Do something else") })
  }
}
