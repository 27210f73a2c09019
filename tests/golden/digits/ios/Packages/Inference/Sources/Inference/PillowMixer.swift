/// Makes target lines of whole lines in Pillow's fixed-point arithmetic. Each line comes once and is
/// kept for as long as target lines need it.
final class PillowMixer {
  private let axis: PillowAxis
  private let length: Int
  private let kept: [Scratch<UInt8>]
  private let sources: Scratch<UnsafeRawPointer>
  private let mixed: Scratch<UInt8>
  private var nextLine = 0
  private var nextWeight = 0

  private typealias Block = SIMD16<UInt8>

  /// - Parameter length: bytes of a line.
  init(_ axis: PillowAxis, length: Int) {
    self.axis = axis
    self.length = length
    let taps = axis.inputs.map(\.count).max() ?? 0
    // Blocks go beyond the end of lines.
    let count = length + Block.scalarCount
    let mixed = Scratch<UInt8>(repeating: 0, count: count)
    kept = (0..<taps).map { _ in Scratch(repeating: 0, count: count) }
    sources = Scratch(repeating: UnsafeRawPointer(mixed.start), count: taps)
    self.mixed = mixed
  }

  /// Begins a frame.
  func restart() {
    (nextLine, nextWeight) = (0, 0)
  }

  /// The next line that is needed for a target line, and where to put it: there is room for at least
  /// one byte more.
  func nextLine(for target: Int) -> (number: Int, memory: UnsafeMutablePointer<UInt8>)? {
    guard nextLine < axis.inputs[target].upperBound else { return nil }
    defer { nextLine += 1 }
    return (nextLine, kept[nextLine % kept.count].start)
  }

  /// The target line number `target`, which the next call overwrites. They are asked for one by one.
  func mix(_ target: Int) -> UnsafePointer<UInt8> {
    let inputs = axis.inputs[target]
    for (i, line) in inputs.enumerated() {
      sources.values[i] = UnsafeRawPointer(kept[line % kept.count].start)
    }
    let weights = axis.weights[nextWeight..<nextWeight + inputs.count]
    nextWeight += inputs.count
    weights.withUnsafeBufferPointer { weights in
      for start in stride(from: 0, to: length, by: Block.scalarCount) {
        mixBlock(at: start, weights)
      }
    }
    return UnsafePointer(mixed.start)
  }

  @inline(__always)
  private func mixBlock(at start: Int, _ weights: UnsafeBufferPointer<Int32>) {
    var sum = SIMD16<Int32>(repeating: PillowAxis.oneHalf)
    for (i, weight) in weights.enumerated() {
      let bytes = sources.values[i].loadUnaligned(fromByteOffset: start, as: Block.self)
      sum &+= SIMD16<Int32>(truncatingIfNeeded: bytes) &* weight
    }
    let block = Block(truncatingIfNeeded: sum &>> PillowAxis.fractionBits)
    UnsafeMutableRawPointer(mixed.start).storeBytes(of: block, toByteOffset: start, as: Block.self)
  }
}
