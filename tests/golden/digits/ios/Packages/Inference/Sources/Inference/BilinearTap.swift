/// The two input pixels of an output pixel of one axis, and how far it is from the first to the
/// second.
struct BilinearTap {
  let lower: Int
  let upper: Int
  let lerp: Float

  /// The taps of all output pixels: half-pixel centres, no antialiasing, every operation in float32.
  static func axis(from inputSize: Int, to outputSize: Int) -> [BilinearTap] {
    let scale = Float(inputSize) / Float(outputSize)
    return (0..<outputSize).map { i in
      let position = (Float(i) + 0.5) * scale - 0.5
      return BilinearTap(
        lower: max(Int(position.rounded(.down)), 0),
        upper: min(Int(position.rounded(.up)), inputSize - 1),
        lerp: position - position.rounded(.down))
    }
  }

  /// With positions that count bytes instead of pixels.
  func scaled(by pixelStep: Int) -> BilinearTap {
    BilinearTap(lower: lower * pixelStep, upper: upper * pixelStep, lerp: lerp)
  }
}
