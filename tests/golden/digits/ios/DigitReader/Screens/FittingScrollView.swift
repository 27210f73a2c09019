import SwiftUI

/// As high as its content, which scrolls if there is no room for that.
struct FittingScrollView<Content: View>: View {
  @ViewBuilder let content: Content

  var body: some View {
    ViewThatFits(in: .vertical) {
      content
      ScrollView { content }
    }
  }
}
