/// A frame's way through preprocessing, model and decoding. Not safe for use by several threads.
final class ClassificationPipeline {
  private let runner: any ModelRunner
  private let labels: Labels
  private let threshold: Float
  private let preprocessor: ImagePreprocessor
  private let decoder: ScoreDecoder
  private let clock = ContinuousClock()

  init(
    runner: any ModelRunner,
    labels: Labels,
    preprocessing: ImagePreprocessing = ModelContract.preprocessing,
    postprocessing: Postprocessing = ModelContract.postprocessing,
    input: TensorSpec = ModelContract.input,
    output: TensorSpec = ModelContract.output
  ) {
    self.runner = runner
    self.labels = labels
    threshold = postprocessing.scoreThreshold
    preprocessor = ImagePreprocessor(preprocessing, tensor: input)
    decoder = ScoreDecoder(postprocessing, tensor: output)
  }

  func classify(_ frame: Frame) throws -> Classification {
    let start = clock.now
    runner.withInput { preprocessor.preprocess(frame, into: $0) }
    let preprocessed = clock.now
    try runner.run()
    let inferred = clock.now
    runner.withOutput { decoder.decode($0) }
    let decoded = clock.now
    let results = decoder.ranking.map { index in
      ScoredLabel(index: index, label: labels[index], score: decoder.scores[index])
    }
    return Classification(
      results: results,
      isConfident: results.first.map { $0.score >= threshold } ?? false,
      frameSize: frame.geometry.uprightSize,
      seen: preprocessor.fit(frame.geometry).source,
      times: StageTimes(
        preprocessing: preprocessed - start,
        inference: inferred - preprocessed,
        postprocessing: decoded - inferred))
  }
}
