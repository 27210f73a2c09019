/// Turns the model's raw output into scores, and finds the best of them.
///
/// Its arrays are made once and reused: decoding allocates nothing as long as nobody keeps a copy of
/// them. Not safe for use by several threads at once.
public final class ScoreDecoder {
  private let postprocessing: Postprocessing
  private let dtype: DType
  private let quantizer: TensorQuantizer
  private var ranker: Ranker

  /// Every class's score after the activation, by index.
  public private(set) var scores: [Float]
  /// Indices of the best scores, best first; ties by index, a NaN after everything.
  public var ranking: [Int] { ranker.best }

  public init(_ postprocessing: Postprocessing, tensor: TensorSpec) {
    self.postprocessing = postprocessing
    dtype = tensor.dtype
    quantizer = TensorQuantizer(tensor)
    scores = Array(repeating: 0, count: tensor.count)
    ranker = Ranker(limit: min(postprocessing.topK, tensor.count))
  }

  /// - Parameter raw: the output tensor without gaps, in its element type.
  public func decode(_ raw: UnsafeRawBufferPointer) {
    for i in scores.indices {
      let offset = i * dtype.size
      switch dtype {
      case .float32:
        scores[i] = raw.loadUnaligned(fromByteOffset: offset, as: Float.self)
      case .float16:
        let bits = raw.loadUnaligned(fromByteOffset: offset, as: UInt16.self)
        scores[i] = Float(halfPrecisionBits: bits)
      case .uint8, .int8:
        scores[i] = quantizer.dequantize(raw[i])
      }
    }
    postprocessing.activation.apply(to: &scores)
    ranker.rank(scores)
  }
}
