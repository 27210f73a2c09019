/// Normalises lines of pixels and puts them into a tensor in its element type.
struct TensorWriter {
  private let dtype: DType
  private let channels: Int
  private let quantizer: TensorQuantizer
  // One for each value of a line, which makes the loop over them so plain that the compiler
  // vectorises it.
  private let mean: Scratch<Float>
  private let std: Scratch<Float>
  private let block: Scratch<Float>

  /// Lines that stand across the tensor's memory are put there together: one alone would touch a
  /// line of the processor's cache for each of its pixels, and leave it before the next one comes.
  private static let linesOfBlock = 16

  init(_ preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    dtype = tensor.dtype
    channels = preprocessing.channelOrder.channels
    quantizer = TensorQuantizer(tensor)
    let longest = max(preprocessing.size.width, preprocessing.size.height)
    mean = Scratch(cycling: preprocessing.normalization.mean, count: longest * channels)
    std = Scratch(cycling: preprocessing.normalization.std, count: longest * channels)
    block = Scratch(repeating: 0, count: TensorWriter.linesOfBlock * longest * channels)
  }

  /// Stores a line of `tensor`, at the latest with the last one; they have to come in their order.
  ///
  /// - Parameter values: 0...255, the channels of one pixel after the other.
  func write(
    _ values: UnsafePointer<Float>, line: Int, of lines: TensorLines, to tensor: TensorView
  ) {
    switch dtype {
    case .float32:
      let target = tensor.base.assumingMemoryBound(to: Float.self)
      store(values, line, of: lines, at: target) { $0 }
    case .float16:
      let target = tensor.base.assumingMemoryBound(to: UInt16.self)
      store(values, line, of: lines, at: target) { $0.halfPrecisionBits }
    case .uint8, .int8:
      let target = tensor.base.assumingMemoryBound(to: UInt8.self)
      store(values, line, of: lines, at: target) { quantizer.quantize($0) }
    }
  }

  @inline(__always)
  private func store<Element>(
    _ values: UnsafePointer<Float>, _ line: Int, of lines: TensorLines,
    at tensor: UnsafeMutablePointer<Element>, _ encode: (Float) -> Element
  ) {
    let count = lines.length * channels
    if lines.areContiguous(channels: channels) {
      normalize(values, count, to: tensor + lines.start(ofLine: line), encode)
    } else {
      let block = UnsafeMutableRawPointer(block.start)
        .bindMemory(to: Element.self, capacity: TensorWriter.linesOfBlock * count)
      let place = line % TensorWriter.linesOfBlock
      normalize(values, count, to: block + place * count, encode)
      guard place == TensorWriter.linesOfBlock - 1 || line == lines.count - 1 else { return }
      put(block, place + 1, of: lines, to: tensor + lines.start(ofLine: line - place))
    }
  }

  @inline(__always)
  private func normalize<Element>(
    _ values: UnsafePointer<Float>, _ count: Int, to line: UnsafeMutablePointer<Element>,
    _ encode: (Float) -> Element
  ) {
    // A product with the reciprocal would be faster than the quotient and not the same number.
    let (mean, std) = (mean.start, std.start)
    for i in 0..<count { line[i] = encode((values[i] - mean[i]) / std[i]) }
  }

  /// Puts the lines of a block side by side.
  @inline(__always)
  private func put<Element>(
    _ block: UnsafePointer<Element>, _ lineCount: Int, of lines: TensorLines,
    to target: UnsafeMutablePointer<Element>
  ) {
    let count = lines.length * channels
    if channels == 3, lines.channelStep == 1 {
      for pixel in 0..<lines.length {
        var (source, target) = (block + 3 * pixel, target + pixel * lines.pixelStep)
        for _ in 0..<lineCount {
          target.update(from: source, count: 3)
          source += count
          target += lines.lineStep
        }
      }
    } else {
      for channel in 0..<channels {
        for pixel in 0..<lines.length {
          var source = block + channels * pixel + channel
          var target = target + channel * lines.channelStep + pixel * lines.pixelStep
          for _ in 0..<lineCount {
            target.pointee = source.pointee
            source += count
            target += lines.lineStep
          }
        }
      }
    }
  }
}
