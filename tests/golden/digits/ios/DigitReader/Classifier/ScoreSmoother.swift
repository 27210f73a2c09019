import Foundation
import Inference

/// Lets scores glide to their new values, so that they can be read: exponential smoothing.
struct ScoreSmoother {
  /// Half of the smallest step of a percentage.
  private static let indistinct: Float = 0.005
  private static let faded: Float = 0.001

  private let threshold: Float
  private let timeConstant: Duration
  /// In the order in which they were shown.
  private var shown: [Inference.Category] = []
  private var latest: Duration?

  /// - Parameters:
  ///   - threshold: the score from which a classification is confident.
  ///   - timeConstant: after this time, 63 % of a step has been made.
  init(
    threshold: Float = ModelContract.postprocessing.scoreThreshold,
    timeConstant: Duration = .milliseconds(300)
  ) {
    self.threshold = threshold
    self.timeConstant = timeConstant
  }

  /// What is said of the next frame with smoothed scores; as many of them, best first.
  mutating func smooth(_ classification: Classification, at timestamp: Duration) -> Classification {
    let weight = latest.map { self.weight(of: timestamp - $0) } ?? 1
    latest = timestamp
    let targets = Dictionary(
      classification.categories.map { ($0.index, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(shown.map(\.index))
    let newcomers = classification.categories.filter { !known.contains($0.index) }
    let previous = shown + newcomers.map { $0.withScore(0) }
    let ranked = rank(previous.map { $0.gliding(to: targets[$0.index]?.score ?? 0, weight) })
    // What has faded from the list needn't be kept.
    shown = ranked.filter { targets[$0.index] != nil || $0.score > ScoreSmoother.faded }
    return Classification(
      categories: Array(ranked.prefix(targets.count)),
      isConfident: ranked.first.map { $0.score >= threshold } ?? false,
      frameSize: classification.frameSize, seen: classification.seen, times: classification.times)
  }

  /// Another camera's clock may be behind: then the step is made at once.
  private func weight(of elapsed: Duration) -> Float {
    elapsed < .zero ? 1 : Float(1 - exp(-(elapsed / timeConstant)))
  }

  /// Best first, but those whose scores look the same keep their places: rows don't flicker.
  private func rank(_ categories: [Inference.Category]) -> [Inference.Category] {
    var ranked: [Inference.Category] = []
    for category in categories {
      let place = ranked.firstIndex { category.score > $0.score + ScoreSmoother.indistinct }
      ranked.insert(category, at: place ?? ranked.endIndex)
    }
    return ranked
  }
}

extension Inference.Category {
  fileprivate func withScore(_ score: Float) -> Inference.Category {
    Inference.Category(index: index, label: label, score: score)
  }

  fileprivate func gliding(to goal: Float, _ weight: Float) -> Inference.Category {
    let smoothed = score + (goal - score) * weight
    // A score that isn't a number must not stay for ever.
    return withScore(smoothed.isNaN ? goal : smoothed)
  }
}
