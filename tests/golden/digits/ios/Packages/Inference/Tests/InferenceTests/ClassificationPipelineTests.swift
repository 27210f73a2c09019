import Foundation
import Testing

@testable import Inference

struct ClassificationPipelineTests {
  private let labels: Labels
  private let vector: GoldenVector

  init() throws {
    labels = try Labels.bundled(count: ModelFile.tested.output.count)
    vector = try #require(try GoldenVectors.bundled().first)
  }

  @Test func frameBecomesTheGoldenResult() throws {
    let result = try classify(output: vector.output)
    #expect(result.categories.map(\.index) == vector.ranking)
    #expect(result.categories.map(\.label) == vector.ranking.map { labels[$0] })
    #expect(result.frameSize == vector.frame.geometry.uprightSize)
  }

  @Test func seenRegionComesFromTheContract() throws {
    let contract = ModelContract.preprocessing
    let fit = Fit(vector.frame.geometry.uprightSize, to: contract.size, mode: contract.resizeMode)
    #expect(try classify(output: vector.output).seen == fit.source)
  }

  @Test func lowScoresAreNotConfident() throws {
    let postprocessing = Postprocessing(activation: .none, topK: 1, scoreThreshold: 0.7)
    #expect(try classify(output: scores(0.7), postprocessing).isConfident)
    #expect(try !classify(output: scores(Float(0.7).nextDown), postprocessing).isConfident)
  }

  private func classify(
    output: [Float], _ postprocessing: Postprocessing = ModelContract.postprocessing
  ) throws -> Classification {
    let pipeline = ClassificationPipeline(
      runner: FakeModelRunner(outputs: [output]), labels: labels, file: ModelFile.tested,
      postprocessing: postprocessing)
    return try vector.frame.withFrame { try pipeline.classify($0) }
  }

  private func scores(_ best: Float) -> [Float] {
    [best] + Array(repeating: 0, count: ModelFile.tested.output.count - 1)
  }
}
