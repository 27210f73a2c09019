import SwiftUI

/// Copies something, and says for a moment that it did: iOS itself doesn't.
struct CopyButton<Content: View>: View {
  private let name: LocalizedStringKey
  private let copy: @MainActor () -> Void
  private let content: Content
  @State private var copies = 0
  @State private var isDone = false

  /// - Parameter name: what VoiceOver says of it.
  init(
    _ name: LocalizedStringKey, copy: @escaping @MainActor () -> Void,
    @ViewBuilder content: () -> Content
  ) {
    self.name = name
    self.copy = copy
    self.content = content()
  }

  var body: some View {
    Button {
      copy()
      copies += 1
    } label: {
      HStack(spacing: 6) {
        content
        Image(systemName: isDone ? "checkmark" : "doc.on.doc")
      }
    }
    .accessibilityLabel(isDone ? "Copied" : name)
    .sensoryFeedback(.success, trigger: copies)
    .task(id: copies) {
      guard copies > 0 else { return }
      isDone = true
      // Copied again meanwhile, it stays said.
      guard (try? await Task.sleep(for: .seconds(2))) != nil else { return }
      isDone = false
    }
  }
}

extension CopyButton where Content == Text {
  init(_ name: LocalizedStringKey, copy: @escaping @MainActor () -> Void) {
    self.init(name, copy: copy) { Text(name) }
  }
}
