/// For each output pixel of one axis: the input pixels that it is made of, and their weights.
///
/// A triangle as wide as the reduction, cut at the edges and normalised; float64, then fixed point.
struct PillowAxis {
  /// The first input pixel for each output pixel.
  private(set) var firsts: [Int] = []
  /// How many input pixels there are from there on.
  private(set) var counts: [Int] = []
  /// The greatest count.
  let taps: Int
  /// `taps` weights for each output pixel, in units of `2^-fractionBits`.
  private(set) var weights: [Int32] = []

  private static let fractionBits: Int32 = 22
  static let oneHalf: Int32 = 1 << (fractionBits - 1)

  init(from inputSize: Int, to outputSize: Int) {
    let scale = Double(inputSize) / Double(outputSize)
    let filterScale = max(scale, 1)
    // No output pixel reaches further than this.
    taps = min(inputSize, Int((2 * filterScale).rounded(.up)) + 1)
    for i in 0..<outputSize {
      let center = (Double(i) + 0.5) * scale
      let first = max(0, Int((center - filterScale + 0.5).rounded(.down)))
      let last = min(inputSize, Int((center + filterScale + 0.5).rounded(.down)))
      let triangle = (first..<last).map { pixel in
        let distance = (Double(pixel) - center + 0.5) * (1 / filterScale)
        return max(0, 1 - abs(distance))
      }
      firsts.append(first)
      counts.append(triangle.count)
      weights += PillowAxis.fixedPoint(triangle)
      weights += Array(repeating: 0, count: taps - triangle.count)
    }
  }

  /// The 8-bit value of a sum of weighted bytes that began at `oneHalf`.
  static func byte(_ sum: Int32) -> UInt8 {
    UInt8(clamping: sum >> fractionBits)
  }

  private static func fixedPoint(_ weights: [Double]) -> [Int32] {
    let sum = weights.reduce(0, +)
    return weights.map { Int32($0 / sum * Double(1 << fractionBits) + 0.5) }
  }
}
