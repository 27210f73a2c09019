import Testing

@testable import Inference

struct SelfCheckTests {
  private let vectors: [GoldenVector]

  init() throws {
    vectors = try GoldenVectors.bundled()
  }

  @Test func rightAnswersHaveNoError() throws {
    let runner = FakeModelRunner(outputs: vectors.map(\.output))
    #expect(try SelfCheck(vectors, file: .tested).greatestError(of: runner) == 0)
  }

  @Test func greatestErrorCounts() throws {
    var outputs = vectors.map(\.output)
    // The least likely class, made the most likely one.
    let least = try #require(outputs[0].indices.min { outputs[0][$0] < outputs[0][$1] })
    outputs[0][least] = 1000
    let runner = FakeModelRunner(outputs: outputs)
    let error = try SelfCheck(vectors, file: .tested).greatestError(of: runner)
    #expect(error > ModelFile.tested.tolerance)
  }

  @Test func notANumberIsAnError() throws {
    var outputs = vectors.map(\.output)
    outputs[0][0] = .nan
    let runner = FakeModelRunner(outputs: outputs)
    #expect(try SelfCheck(vectors, file: .tested).greatestError(of: runner).isNaN)
  }

  @Test func runnerSeesTheGoldenInput() throws {
    let runner = FakeModelRunner(outputs: vectors.map(\.output))
    _ = try SelfCheck(vectors, file: .tested).greatestError(of: runner)
    #expect(runner.inputs == vectors.map(\.input))
  }

  @Test func wrongPreprocessingIsNotBlamedOnAccelerators() throws {
    let contract = ModelContract.preprocessing
    let other = ImagePreprocessing(
      size: contract.size,
      normalization: Normalization(
        mean: contract.normalization.mean.map { $0 + 1 }, std: contract.normalization.std),
      resizeMode: contract.resizeMode, resizeFilter: contract.resizeFilter,
      channelOrder: contract.channelOrder, layout: contract.layout, padValue: contract.padValue)
    #expect(throws: InferenceError.wrongInputTensor(vectors[0].name)) {
      try SelfCheck(vectors, file: ModelFile.tested, preprocessing: other)
    }
  }
}
