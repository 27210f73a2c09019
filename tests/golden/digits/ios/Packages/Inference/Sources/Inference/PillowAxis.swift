/// For each output pixel of one axis: the input pixels that it is made of, and their weights.
///
/// A triangle as wide as the reduction, cut at the edges and normalised; float64, then fixed point.
struct PillowAxis {
  /// The input pixels of each output pixel.
  private(set) var inputs: [Range<Int>] = []
  /// Their weights, of one output pixel after the other, in units of `2^-fractionBits`.
  private(set) var weights: [Int32] = []

  static let fractionBits: Int32 = 22
  /// What a sum of weighted bytes begins with, so that cutting it off rounds it.
  static let oneHalf: Int32 = 1 << (fractionBits - 1)

  init(from inputSize: Int, to outputSize: Int) {
    let scale = Double(inputSize) / Double(outputSize)
    let filterScale = max(scale, 1)
    for i in 0..<outputSize {
      let center = (Double(i) + 0.5) * scale
      let first = max(0, Int((center - filterScale + 0.5).rounded(.down)))
      let end = min(inputSize, Int((center + filterScale + 0.5).rounded(.down)))
      let triangle = (first..<end).map { pixel in
        let distance = (Double(pixel) - center + 0.5) * (1 / filterScale)
        return max(0, 1 - abs(distance))
      }
      inputs.append(first..<end)
      weights += PillowAxis.fixedPoint(triangle)
    }
  }

  /// The 8-bit value of a sum of weighted bytes that began at `oneHalf`.
  @inline(__always)
  static func byte(_ sum: Int32) -> UInt8 {
    UInt8(truncatingIfNeeded: sum >> fractionBits)
  }

  private static func fixedPoint(_ weights: [Double]) -> [Int32] {
    let sum = weights.reduce(0, +)
    return weights.map { Int32($0 / sum * Double(1 << fractionBits) + 0.5) }
  }
}
