import Foundation

/// A picture with everything that the source model made of it when the project was generated.
public struct GoldenVector: Sendable {
  public let name: String
  public let frame: StoredFrame
  /// The expected input tensor, in its element type, without gaps.
  public let input: [UInt8]
  /// The source model's raw output, before the activation.
  public let output: [Float]
  /// Indices of the best scores, best first.
  public let ranking: [Int]
  /// These scores, after the activation.
  public let scores: [Float]
}

/// The golden vectors that come with this package.
public enum GoldenVectors {
  /// Throws `InferenceError.damagedResource`.
  public static func bundled() throws -> [GoldenVector] {
    try read(table: Resource.read("golden", "tsv"), numbers: Resource.read("golden", "bin"))
  }

  /// Reads the content of `golden.tsv` and `golden.bin`. Throws `InferenceError.damagedResource`.
  static func read(table: Data, numbers: Data) throws -> [GoldenVector] {
    try VectorTable(name: "golden.tsv", table: table, numbers: numbers).rows.map { row in
      let outputBytes: Int = try row.value("output_bytes")
      return GoldenVector(
        name: try row.text("name"),
        frame: try row.frame(),
        input: try row.bytes("input"),
        output: try row.floats(
          from: row.value("output_offset"), count: outputBytes / MemoryLayout<Float>.stride),
        ranking: try row.list("indices"),
        scores: try row.list("scores"))
    }
  }
}
