import Testing

@testable import Inference

/// Replays the model's own vectors as far as that goes without the model.
struct GoldenVectorTests {
  @Test func preprocessingMakesTheExpectedTensor() throws {
    let vectors = try GoldenVectors.bundled()
    #expect(!vectors.isEmpty)
    _ = try SelfCheck(vectors, file: ModelFile.tested)
  }

  @Test func outputDecodesToTheExpectedResults() throws {
    let decoder = ScoreDecoder(ModelContract.postprocessing, tensor: floatOutput)
    for vector in try GoldenVectors.bundled() {
      vector.output.withUnsafeBytes { decoder.decode($0) }
      let scores = decoder.ranking.map { decoder.scores[$0] }
      #expect(decoder.ranking == vector.ranking, "\(vector.name)")
      #expect(zip(scores, vector.scores).allSatisfy(isWithinOneULP), "\(vector.name)")
    }
  }

  @Test func everyClassHasALabel() throws {
    let count = ModelFile.tested.output.count
    #expect(try Labels.bundled(count: count).count == count)
  }

  /// The golden output is real-valued, whatever the element type of the model's output.
  private var floatOutput: TensorSpec {
    TensorSpec(name: "output", shape: ModelFile.tested.output.shape, dtype: .float32)
  }
}
