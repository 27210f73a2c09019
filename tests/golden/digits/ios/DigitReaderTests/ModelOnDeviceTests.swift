import Foundation
import Inference
import Testing

@testable import DigitReader

/// Runs the model on this device, on every accelerator that is there, and compares the scores with
/// the source model's.
@Suite(.serialized)
struct ModelOnDeviceTests {
  /// What the model is run with, and on.
  struct Place: Sendable, CustomTestStringConvertible {
    let runtime: Runtime
    let accelerator: Accelerator

    var testDescription: String { "\(runtime.name), \(accelerator.name)" }
  }

  /// A simulator has no Neural Engine; what is known to fail needs no proof.
  static let places = Runtime.allCases.flatMap { runtime in
    let model = runtime.make()
    let untried = model.accelerators.filter {
      model.rejection(of: $0) == nil && model.file.knownFailures[$0.id] == nil
    }
    return untried.map { Place(runtime: runtime, accelerator: $0) }
  }

  @Test(arguments: places)
  func modelAnswersLikeItsSource(on place: Place) async throws {
    let runtime = place.runtime.make()
    let memory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: memory) }
    let classifier = try await ModelImageClassifier.open(
      runtime: runtime,
      options: ClassifierOptions(forced: place.accelerator),
      memory: FileCascadeMemory(file: memory, key: "test"))

    for vector in try GoldenVectors.bundled() {
      let categories = try await classifier.classify(vector.frame).categories

      let greatest = vector.scores.map(abs).max() ?? 0
      let tolerance = runtime.file.tolerance(of: place.accelerator) * greatest
      #expect(categories.first?.index == vector.ranking.first, "\(vector.name)")
      for (category, score) in zip(categories, vector.scores) {
        #expect(abs(category.score - score) <= tolerance, "\(vector.name): \(category.label)")
      }
    }
  }
}
