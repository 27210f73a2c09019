import Testing

@testable import Inference

struct ScoreDecoderTests {
  @Test func tiesAreRankedByIndex() {
    #expect(ranking(of: [0.2, 0.4, 0.4, 0.0], topK: 3) == [1, 2, 0])
  }

  @Test func notANumberComesLast() {
    #expect(ranking(of: [.nan, -.infinity, 0.1, .nan], topK: 4) == [2, 1, 0, 3])
  }

  @Test func topKIsLimitedByTheNumberOfClasses() {
    #expect(ranking(of: [0.5, 0.6], topK: 5) == [1, 0])
  }

  @Test func softmaxOfLargeLogitsDoesNotOverflow() {
    var scores: [Float] = [1000, 1000]
    Activation.softmax.apply(to: &scores)
    #expect(scores == [0.5, 0.5])
  }

  @Test func eightBitOutputsAreDequantised() {
    let tensor = TensorSpec(
      name: "scores", shape: [1, 3], dtype: .int8,
      quantization: QuantizationParams(scale: 0.5, zeroPoint: -2))
    let decoder = ScoreDecoder(
      Postprocessing(activation: .none, topK: 1, scoreThreshold: 0), tensor: tensor)
    [Int8(-128), -2, 127].withUnsafeBytes { decoder.decode($0) }
    #expect(decoder.scores == [-63, 0, 64.5])
  }

  private func ranking(of scores: [Float], topK: Int) -> [Int] {
    let decoder = ScoreDecoder(
      Postprocessing(activation: .none, topK: topK, scoreThreshold: 0),
      tensor: TensorSpec(name: "scores", shape: [scores.count], dtype: .float32))
    scores.withUnsafeBytes { decoder.decode($0) }
    return decoder.ranking
  }
}
