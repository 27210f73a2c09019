import SwiftUI

/// Places what floats over a picture, or around it: with card and controls on the trailing side of a
/// window that is wider than high, else below everything else.
struct ScreenLayout<Status: View, Buttons: View, Still: View, Card: View, Controls: View>: View {
  /// A picture that isn't behind all of this but between it.
  let still: Still?
  @ViewBuilder let status: Status
  /// Put into a row or a column.
  @ViewBuilder let buttons: Buttons
  /// Gets less height than it wants if it must.
  @ViewBuilder let card: Card
  @ViewBuilder let controls: Controls

  /// Wide enough for two lines of a label, in whatever size.
  @ScaledMetric private var cardWidth = 320.0

  var body: some View {
    GeometryReader { geometry in
      let size = geometry.size
      Group {
        if size.width > size.height {
          wide(card: min(cardWidth, size.width * 0.45))
        } else {
          tall
        }
      }
      .frame(width: size.width, height: size.height)
    }
    .padding(.horizontal, 16)
    .padding(.vertical, 12)
  }

  private var tall: some View {
    VStack(spacing: 12) {
      HStack(alignment: .top, spacing: 12) {
        status.layoutPriority(1)
        Spacer(minLength: 0)
        buttons
      }
      .fixedSize(horizontal: false, vertical: true)
      VStack(spacing: 12) {
        middle.frame(minHeight: still == nil ? 0 : 140)
        // First of all the card has its room, then the picture has the rest.
        card.frame(maxWidth: 520).layoutPriority(1)
      }
      .frame(maxHeight: .infinity)
      controls.frame(maxWidth: 520)
    }
  }

  private func wide(card width: CGFloat) -> some View {
    HStack(spacing: 16) {
      VStack(alignment: .leading, spacing: 12) {
        status.fixedSize(horizontal: false, vertical: true)
        buttons
        middle
      }
      VStack(spacing: 12) {
        Spacer(minLength: 0)
        card.layoutPriority(1)
        controls.layoutPriority(1)
      }
      .frame(width: width)
    }
  }

  /// Takes all the room that there is.
  private var middle: some View {
    ZStack {
      Color.clear
      still
    }
  }
}
