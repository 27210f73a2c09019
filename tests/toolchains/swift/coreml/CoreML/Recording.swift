import Foundation

/// What stands in the place of a compiled model: inputs with the outputs that the reference evaluator computed for them.
struct Recording: Decodable {
  struct Feature: Decodable {
    let name: String
    let extents: [Int]

    var shape: [NSNumber] { extents.map { NSNumber(value: $0) } }
  }

  struct Answer: Decodable {
    /// Packed float32 values.
    let input: Data
    let output: [Float]
  }

  let input: Feature
  let output: Feature
  let operations: [String]
  private let answers: [Answer]

  init(contentsOf url: URL) throws {
    let file = url.appendingPathComponent("recording.json")
    guard let data = try? Data(contentsOf: file) else { throw failure("There is no compiled model at \(url.path).") }
    self = try JSONDecoder().decode(Recording.self, from: data)
  }

  func answer(to array: MLMultiArray) throws -> [Float] {
    guard array.dataType == .float32, array.shape == input.shape else {
      throw failure("MultiArray shape \(array.shape) does not match the shape \(input.extents) of the model's input.")
    }
    let packed = (0..<array.count).map { Float(array.value(at: $0)) }.withUnsafeBytes { Data($0) }
    guard let answer = answers.first(where: { $0.input == packed }) else {
      throw failure("Nothing was recorded for this input.")
    }
    return answer.output
  }
}
