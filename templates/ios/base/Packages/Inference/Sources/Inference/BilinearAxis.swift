/// For each output pixel of one axis: the two input pixels, and how far it is from the first to the
/// second. Half-pixel centres, no antialiasing, every operation in float32.
struct BilinearAxis {
  let lower: [Int]
  let upper: [Int]
  let lerp: [Float]

  init(from inputSize: Int, to outputSize: Int) {
    let scale = Float(inputSize) / Float(outputSize)
    let positions = (0..<outputSize).map { (Float($0) + 0.5) * scale - 0.5 }
    lower = positions.map { max(Int($0.rounded(.down)), 0) }
    upper = positions.map { min(Int($0.rounded(.up)), inputSize - 1) }
    lerp = positions.map { $0 - $0.rounded(.down) }
  }
}
