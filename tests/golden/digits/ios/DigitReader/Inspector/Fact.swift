import SwiftUI

/// A name and its value, which VoiceOver says in one go; nothing if there is no value.
struct Fact: View {
  private let name: LocalizedStringKey
  private let value: String
  private let isAlarming: Bool

  init(_ name: LocalizedStringKey, _ value: String, isAlarming: Bool = false) {
    self.name = name
    self.value = value
    self.isAlarming = isAlarming
  }

  var body: some View {
    if !value.isBlank {
      LabeledContent(name) {
        Text(verbatim: value)
          .monospacedDigit()
          .foregroundStyle(isAlarming ? AnyShapeStyle(.orange) : AnyShapeStyle(.secondary))
          .textSelection(.enabled)
      }
    }
  }
}

/// A name above a value that needs all of the width.
struct WideFact: View {
  private let name: LocalizedStringKey
  private let value: String

  init(_ name: LocalizedStringKey, _ value: String) {
    self.name = name
    self.value = value
  }

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text(name)
      Text(verbatim: value)
        .font(.subheadline)
        .foregroundStyle(.secondary)
        .textSelection(.enabled)
    }
    .accessibilityElement(children: .combine)
  }
}
