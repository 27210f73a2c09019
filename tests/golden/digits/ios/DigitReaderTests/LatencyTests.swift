import Foundation
import Inference
import XCTest

@testable import DigitReader

/// Times a golden frame again and again on the accelerator that the app would use. It fails if the
/// answer changes under load; for a time, only against a baseline that you set in Xcode.
@MainActor
final class LatencyTests: XCTestCase {
  private nonisolated static let framesPerMeasurement = 20

  func testClassifyingFramesOneAfterAnother() async throws {
    let vector = try XCTUnwrap(GoldenVectors.bundled().first)
    let memory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    addTeardownBlock { try FileManager.default.removeItem(at: memory) }
    let classifier = try await ModelImageClassifier.open(
      runtime: Runtime.allCases[0].make(), memory: FileCascadeMemory(file: memory, key: "test"))
    print("on \(classifier.accelerators.inUse.name):")

    measureClassifying(vector, with: classifier)
  }

  /// Waits for what it times, which asynchronous functions must not.
  private func measureClassifying(_ vector: GoldenVector, with classifier: ModelImageClassifier) {
    measure {
      let isDone = expectation(description: "classified")
      Task.detached {
        do {
          for _ in 0..<Self.framesPerMeasurement {
            let answer = try await classifier.classify(vector.frame)
            XCTAssertEqual(answer.categories.first?.index, vector.ranking.first)
          }
        } catch {
          XCTFail("\(error)")
        }
        isDone.fulfill()
      }
      wait(for: [isDone], timeout: 60)
    }
  }
}
