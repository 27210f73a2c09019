import Inference
import SwiftUI

/// The camera's picture, what the model sees of it, and what it says.
struct CameraView<Picture: View>: View {
  let running: ClassifierState.Running
  let isFrozen: Bool
  let toggleFreeze: @MainActor () -> Void
  @ViewBuilder let preview: () -> Picture
  @State private var showsInspector = false
  @Environment(\.verticalSizeClass) private var verticalSizeClass

  var body: some View {
    ZStack {
      ZStack {
        preview()
        if let classification = running.classification {
          SeenRegionOverlay(classification: classification)
        }
      }
      .ignoresSafeArea()
      StatusPill(running: running) { showsInspector = true }
        .frame(maxHeight: .infinity, alignment: .top)
      controls
        .frame(maxWidth: .infinity, maxHeight: .infinity, alignment: controlsAlignment)
    }
    .sheet(isPresented: $showsInspector) { InspectorSheet(running: running) }
  }

  private var controls: some View {
    VStack(spacing: 16) {
      ResultCard(classification: running.classification)
      Button(action: toggleFreeze) {
        Image(systemName: isFrozen ? "play.fill" : "pause.fill")
          .font(.title)
          .frame(width: 64, height: 64)
          .background(.ultraThinMaterial, in: Circle())
      }
      .accessibilityLabel(isFrozen ? "Continue" : "Freeze")
    }
    .frame(maxWidth: 420)
    .padding()
  }

  /// In landscape the card stands beside the region that the model sees.
  private var controlsAlignment: Alignment {
    verticalSizeClass == .compact ? .trailing : .bottom
  }
}

#Preview("Sure") {
  CameraView(
    running: .sample(score: 0.93), isFrozen: false, toggleFreeze: {}, preview: { Color.gray })
}

#Preview("Not sure") {
  CameraView(
    running: .sample(score: 0.31), isFrozen: true, toggleFreeze: {}, preview: { Color.gray })
}
