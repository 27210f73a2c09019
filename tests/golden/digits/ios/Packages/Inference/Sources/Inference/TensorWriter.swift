/// Normalises lines of pixels and puts them into a tensor in its element type.
struct TensorWriter {
  private let dtype: DType
  private let channels: Int
  private let quantizer: TensorQuantizer
  // One for each value of a line, which makes the loop over them so plain that the compiler
  // vectorises it.
  private let mean: Scratch<Float>
  private let std: Scratch<Float>
  private let line: Scratch<Float>

  init(_ preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    dtype = tensor.dtype
    channels = preprocessing.channelOrder.channels
    quantizer = TensorQuantizer(tensor)
    let longest = max(preprocessing.size.width, preprocessing.size.height)
    mean = Scratch(cycling: preprocessing.normalization.mean, count: longest * channels)
    std = Scratch(cycling: preprocessing.normalization.std, count: longest * channels)
    line = Scratch(repeating: 0, count: longest * channels)
  }

  /// Stores a line of `tensor`.
  ///
  /// - Parameter values: 0...255, the channels of one pixel after the other.
  func write(
    _ values: UnsafePointer<Float>, line: Int, of lines: TensorLines, to tensor: TensorView
  ) {
    let start = lines.start(ofLine: line)
    switch dtype {
    case .float32:
      let target = tensor.base.assumingMemoryBound(to: Float.self) + start
      store(values, lines, at: target) { $0 }
    case .float16:
      let target = tensor.base.assumingMemoryBound(to: UInt16.self) + start
      store(values, lines, at: target) { $0.halfPrecisionBits }
    case .uint8, .int8:
      let target = tensor.base.assumingMemoryBound(to: UInt8.self) + start
      store(values, lines, at: target) { quantizer.quantize($0) }
    }
  }

  @inline(__always)
  private func store<Element>(
    _ values: UnsafePointer<Float>, _ lines: TensorLines,
    at target: UnsafeMutablePointer<Element>, _ encode: (Float) -> Element
  ) {
    let count = lines.length * channels
    let isContiguous = lines.areContiguous(channels: channels)
    let line =
      isContiguous
      ? target : UnsafeMutableRawPointer(line.start).bindMemory(to: Element.self, capacity: count)
    // A product with the reciprocal would be faster than the quotient and not the same number.
    let (mean, std) = (mean.start, std.start)
    for i in 0..<count { line[i] = encode((values[i] - mean[i]) / std[i]) }
    if !isContiguous { scatter(line, lines, to: target) }
  }

  @inline(__always)
  private func scatter<Element>(
    _ line: UnsafeMutablePointer<Element>, _ lines: TensorLines,
    to target: UnsafeMutablePointer<Element>
  ) {
    if channels == 3, lines.channelStep == 1 {
      var (source, target) = (line, target)
      for _ in 0..<lines.length {
        target.update(from: source, count: 3)
        source += 3
        target += lines.pixelStep
      }
    } else {
      for channel in 0..<channels {
        var (source, target) = (line + channel, target + channel * lines.channelStep)
        for _ in 0..<lines.length {
          target.pointee = source.pointee
          source += channels
          target += lines.pixelStep
        }
      }
    }
  }
}
