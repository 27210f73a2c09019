/// For each output pixel of one axis: the input pixels that it is made of, and their weights.
///
/// A triangle as wide as the reduction, cut at the edges and normalised; float64, then fixed point.
struct PillowAxis {
  /// The unit of the weights is `2^-fractionBits`.
  static let fractionBits: Int32 = 22

  /// The input pixels of each output pixel.
  let spans: [Range<Int>]
  /// `taps` weights for each output pixel; those behind its span are unused.
  let weights: [Int32]
  let taps: Int

  init(from inputSize: Int, to outputSize: Int) {
    let scale = Double(inputSize) / Double(outputSize)
    let filterScale = max(scale, 1)
    let support = filterScale
    let centers = (0..<outputSize).map { (Double($0) + 0.5) * scale }
    spans = centers.map { center in
      let first = max(0, Int((center - support + 0.5).rounded(.down)))
      let last = min(inputSize, Int((center + support + 0.5).rounded(.down)))
      return first..<last
    }
    taps = spans.map(\.count).max() ?? 0
    var weights = [Int32](repeating: 0, count: outputSize * taps)
    for (i, span) in spans.enumerated() {
      let triangle = span.map { pixel in
        max(0, 1 - abs((Double(pixel) - centers[i] + 0.5) * (1 / filterScale)))
      }
      let sum = triangle.reduce(0, +)
      for (k, weight) in triangle.enumerated() {
        weights[i * taps + k] = Int32(weight / sum * Double(1 << PillowAxis.fractionBits) + 0.5)
      }
    }
    self.weights = weights
  }
}
