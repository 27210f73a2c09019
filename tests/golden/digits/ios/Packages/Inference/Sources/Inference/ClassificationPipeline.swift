/// A frame's way through preprocessing, model and decoding. Not safe for use by several threads.
final class ClassificationPipeline {
  private let runner: any ModelRunner
  private let labels: Labels
  private let preprocessing: ImagePreprocessing
  private let input: TensorSpec
  private let threshold: Float
  private let preprocessor: ImagePreprocessor
  private let decoder: ScoreDecoder
  private let clock = ContinuousClock()
  private var hasInput = false

  init(
    runner: any ModelRunner,
    labels: Labels,
    file: ModelFile,
    preprocessing: ImagePreprocessing = ModelContract.preprocessing,
    postprocessing: Postprocessing = ModelContract.postprocessing
  ) {
    self.runner = runner
    self.labels = labels
    self.preprocessing = preprocessing
    input = file.input
    threshold = postprocessing.scoreThreshold
    preprocessor = ImagePreprocessor(preprocessing, tensor: file.input)
    decoder = ScoreDecoder(postprocessing, tensor: file.output)
  }

  func classify(_ frame: Frame) throws -> Classification {
    let start = clock.now
    runner.withInput { preprocessor.preprocess(frame, into: $0) }
    hasInput = true
    let preprocessed = clock.now
    try runner.run()
    let inferred = clock.now
    runner.withOutput { decoder.decode($0) }
    let decoded = clock.now
    let categories = decoder.ranking.map { index in
      Category(index: index, label: labels[index], score: decoder.scores[index])
    }
    return Classification(
      categories: categories,
      isConfident: categories.first.map { $0.score >= threshold } ?? false,
      frameSize: frame.geometry.uprightSize,
      seen: preprocessor.fit(frame.geometry).source,
      times: StageTimes(
        preprocessing: preprocessed - start,
        inference: inferred - preprocessed,
        postprocessing: decoded - inferred))
  }

  /// What the model saw of the last frame; nil before the first one.
  func inputPicture() -> InputPicture? {
    guard hasInput else { return nil }
    return runner.withInput { InputPicture($0, spec: input, preprocessing: preprocessing) }
  }
}
