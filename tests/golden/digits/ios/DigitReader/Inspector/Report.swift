import Foundation

/// Headings and facts as Markdown that also reads well as plain text.
struct Report {
  private(set) var text: String

  init(title: String) {
    text = "# \(title)\n"
  }

  mutating func section(_ heading: String) {
    text += "\n## \(heading)\n\n"
  }

  /// Further lines of `value` are indented, so that they stay a part of the fact.
  mutating func fact(_ name: String, _ value: String) {
    let lines = value.trimmingCharacters(in: .whitespacesAndNewlines)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    text += "- \(name): \(lines.joined(separator: "\n  "))\n"
  }
}
