/// Turns the model's raw output into scores, and finds the best of them.
///
/// Its arrays are made once and reused: decoding allocates nothing as long as nobody keeps a copy of
/// them. Not safe for use by several threads at once.
public final class ScoreDecoder {
  private let postprocessing: Postprocessing
  private let quantizer: TensorQuantizer?
  private var ranker: Ranker

  /// Every class's score after the activation, by index.
  public private(set) var scores: [Float]
  /// Indices of the best scores, best first; ties by index, a NaN after everything.
  public var ranking: [Int] { ranker.best }

  public init(_ postprocessing: Postprocessing, tensor: TensorSpec) {
    self.postprocessing = postprocessing
    quantizer = tensor.dtype == .float32 ? nil : TensorQuantizer(tensor)
    scores = Array(repeating: 0, count: tensor.count)
    ranker = Ranker(limit: min(postprocessing.topK, tensor.count))
  }

  /// - Parameter raw: the output tensor without gaps, in its element type.
  public func decode(_ raw: UnsafeRawBufferPointer) {
    for i in scores.indices {
      if let quantizer {
        scores[i] = quantizer.dequantize(raw[i])
      } else {
        let offset = i * MemoryLayout<Float>.stride
        scores[i] = raw.loadUnaligned(fromByteOffset: offset, as: Float.self)
      }
    }
    postprocessing.activation.apply(to: &scores)
    ranker.rank(scores)
  }
}
