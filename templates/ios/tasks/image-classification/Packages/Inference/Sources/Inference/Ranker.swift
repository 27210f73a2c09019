/// Finds the greatest of many scores.
struct Ranker {
  private let limit: Int

  /// Indices of the greatest scores, greatest first; ties by index, a NaN after everything.
  private(set) var best: [Int] = []

  init(limit: Int) {
    self.limit = limit
    best.reserveCapacity(limit + 1)
  }

  mutating func rank(_ scores: [Float]) {
    best.removeAll(keepingCapacity: true)
    for index in scores.indices {
      if best.count == limit, !isGreater(scores[index], scores[best[limit - 1]]) { continue }
      var place = best.count
      while place > 0, isGreater(scores[index], scores[best[place - 1]]) { place -= 1 }
      best.insert(index, at: place)
      if best.count > limit { best.removeLast() }
    }
  }

  private func isGreater(_ score: Float, _ other: Float) -> Bool {
    score > other || (other.isNaN && !score.isNaN)
  }
}
