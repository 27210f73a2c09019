import Foundation

/// What has to be applied to the model's raw scores; `none` if the graph does it itself.
public enum Activation: String, Sendable {
  case none, softmax, sigmoid

  /// Applies it in place; float64 inside, rounded to float32 at the end.
  func apply(to scores: inout [Float]) {
    switch self {
    case .none: break
    case .softmax: softmax(&scores)
    case .sigmoid:
      for i in scores.indices { scores[i] = Float(1 / (1 + exp(-Double(scores[i])))) }
    }
  }

  /// A score that is NaN or +infinity makes all of them NaN.
  private func softmax(_ scores: inout [Float]) {
    var greatest = -Float.infinity
    for score in scores where score > greatest || score.isNaN { greatest = score }
    var sum = 0.0
    for score in scores { sum += exp(Double(score) - Double(greatest)) }
    for i in scores.indices {
      scores[i] = Float(exp(Double(scores[i]) - Double(greatest)) / sum)
    }
  }
}
