import Foundation
import Testing

@testable import Inference

/// Replays the vectors of the reference implementation: every rotation, mirroring, resize mode,
/// filter, channel order and data type.
struct ConformanceTests {
  @Test func preprocessingEqualsReference() throws {
    for row in try ConformanceVectors.rows("preprocessing") {
      let vector = try PreprocessingVector(row)
      let rgba = try vector.frame.withFrame { vector.preprocess($0) }
      #expect(vector.accepts(rgba), "\(vector.name)")
    }
  }

  @Test func preprocessingTakesBGRA() throws {
    for row in try ConformanceVectors.rows("preprocessing") {
      let vector = try PreprocessingVector(row)
      let bgra = try vector.frame.swappingRedAndBlue().withFrame { vector.preprocess($0) }
      #expect(vector.accepts(bgra), "\(vector.name)")
    }
  }

  /// A preprocessor serves many frames; nothing of an earlier one may stay behind.
  @Test func preprocessingReusesItsBuffers() throws {
    for row in try ConformanceVectors.rows("preprocessing") {
      let vector = try PreprocessingVector(row)
      let preprocessor = ImagePreprocessor(vector.preprocessing, tensor: vector.tensor)
      let white = StoredFrame(
        bytes: vector.frame.bytes.map { _ in 255 }, geometry: vector.frame.geometry)
      _ = try white.withFrame { vector.preprocess($0, with: preprocessor) }
      let result = try vector.frame.withFrame { vector.preprocess($0, with: preprocessor) }
      #expect(vector.accepts(result), "\(vector.name)")
    }
  }

  @Test func decodingEqualsReference() throws {
    for row in try ConformanceVectors.rows("decoding") {
      let count: Int = try row.value("count")
      let tensor = try TensorSpec(
        name: "scores", shape: [1, count], dtype: row.choice("dtype"),
        quantization: row.quantization())
      let postprocessing = try Postprocessing(
        activation: row.choice("activation"), topK: row.value("top_k"), scoreThreshold: 0)
      let decoder = ScoreDecoder(postprocessing, tensor: tensor)
      try row.bytes("raw").withUnsafeBytes { decoder.decode($0) }
      let expected = try row.floats(from: row.value("scores_offset"), count: count)
      let ranking: [Int] = try row.list("indices")
      let name = try row.text("name")
      #expect(zip(decoder.scores, expected).allSatisfy(isWithinOneULP), "\(name)")
      #expect(decoder.ranking == ranking, "\(name)")
    }
  }
}
