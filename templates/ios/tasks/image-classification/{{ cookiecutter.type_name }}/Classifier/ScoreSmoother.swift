import Foundation
import Inference

/// Lets scores glide to their new values, so that they can be read: exponential smoothing.
struct ScoreSmoother {
  private let timeConstant: Duration
  private var shown: [Int: Category] = [:]
  private var latest: ContinuousClock.Instant?

  /// - Parameter timeConstant: after this time, 63 % of a step has been made; zero switches
  ///   smoothing off.
  init(timeConstant: Duration = .milliseconds(300)) {
    self.timeConstant = timeConstant
  }

  /// The `results` of a frame, smoothed; as many as were given, best first.
  mutating func smooth(_ results: [Category], at instant: ContinuousClock.Instant)
    -> [Category]
  {
    let targets = Dictionary(uniqueKeysWithValues: results.map { ($0.index, $0) })
    let weight = latest.map { self.weight(of: instant - $0) } ?? 1
    latest = instant
    for (index, target) in targets {
      let previous = shown[index]?.score ?? 0
      let score = previous + (target.score - previous) * weight
      // A score that isn't a number must not stay for ever.
      shown[index] = target.withScore(score.isNaN ? target.score : score)
    }
    for (index, label) in shown where targets[index] == nil {
      shown[index] = label.withScore(label.score * (1 - weight))
    }
    let ranked = shown.values.sorted { ($0.score, $1.index) > ($1.score, $0.index) }
    // What has faded from the list needn't be kept.
    shown = shown.filter { targets[$0.key] != nil || $0.value.score > 0.001 }
    return Array(ranked.prefix(results.count))
  }

  private func weight(of elapsed: Duration) -> Float {
    guard timeConstant > .zero else { return 1 }
    return Float(1 - exp(-(elapsed / timeConstant)))
  }
}

extension Category {
  fileprivate func withScore(_ score: Float) -> Category {
    Category(index: index, label: label, score: score)
  }
}
