/// Replays the golden vectors on an accelerator and measures how far their scores are off.
struct SelfCheck {
  private let vectors: [GoldenVector]
  private let preprocessing: ImagePreprocessing
  private let postprocessing: Postprocessing
  private let input: TensorSpec
  private let output: TensorSpec

  /// - Throws: `InferenceError.wrongInputTensor` if preprocessing itself is wrong: then no
  ///   accelerator is to blame.
  init(
    _ vectors: [GoldenVector],
    file: ModelFile,
    preprocessing: ImagePreprocessing = ModelContract.preprocessing,
    postprocessing: Postprocessing = ModelContract.postprocessing
  ) throws {
    self.vectors = vectors
    self.preprocessing = preprocessing
    self.postprocessing = postprocessing
    input = file.input
    output = file.output
    try checkPreprocessing()
  }

  /// Greatest difference of a score over all vectors, as a share of the vector's best score; NaN if
  /// a score is not a number. Of a thousand classes none may score much, and an accelerator that
  /// answers zeros be nearly right.
  func greatestError(of runner: any ModelRunner) throws -> Float {
    let preprocessor = ImagePreprocessor(preprocessing, tensor: input)
    let decoder = ScoreDecoder(postprocessing, tensor: output)
    var greatest: Float = 0
    for vector in vectors {
      try vector.frame.withFrame { frame in
        runner.withInput { preprocessor.preprocess(frame, into: $0) }
      }
      try runner.run()
      runner.withOutput { decoder.decode($0) }
      var expected = vector.output
      postprocessing.activation.apply(to: &expected)
      let best = max(expected.map(abs).max() ?? 0, .leastNonzeroMagnitude)
      for (score, right) in zip(decoder.scores, expected) {
        let error = abs(score - right) / best
        if error > greatest || error.isNaN { greatest = error }
      }
    }
    return greatest
  }

  private func checkPreprocessing() throws {
    let preprocessor = ImagePreprocessor(preprocessing, tensor: input)
    var tensor = [UInt8](repeating: 0, count: input.count * input.dtype.size)
    for vector in vectors {
      try vector.frame.withFrame { frame in
        tensor.withUnsafeMutableBytes { bytes in
          preprocessor.preprocess(frame, into: TensorView(packed: bytes, for: preprocessing))
        }
      }
      guard tensor == vector.input else { throw InferenceError.wrongInputTensor(vector.name) }
    }
  }
}
