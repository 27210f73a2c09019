import Inference

/// A line of the result card.
enum ResultRow: Identifiable {
  /// How many are shown until the card is expanded.
  static let few = 3

  /// Heads the others where the best category isn't likely enough.
  case notSure
  case category(Inference.Category)

  /// Stays the same while the row moves up and down; nil for the headline.
  var id: Int? {
    switch self {
    case .notSure: nil
    case .category(let category): category.index
    }
  }
}

extension Classification {
  /// The categories, best first, headed by `notSure` where the best one can't be trusted.
  var rows: [ResultRow] {
    (isConfident ? [] : [.notSure]) + categories.map(ResultRow.category)
  }
}

extension Inference.Category {
  /// How much of its bar is filled, 0...1: a score that isn't a number fills none of it.
  var fraction: Float { score.isNaN ? 0 : min(max(score, 0), 1) }
}
