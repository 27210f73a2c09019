import Foundation
import Inference
import Testing

@testable import DigitReader

/// Opens fake classifiers: on the forced accelerator, or else on the best one.
@MainActor
final class FakeClassifiers {
  static let step = LoadingStep.preparing(.gpu)

  /// What it was asked for, one after the other.
  private(set) var requests: [ClassifierOptions] = []
  private(set) var runtimes: [Runtime] = []
  /// Chosen unless it is no candidate; then the CPU is.
  var best = Accelerator.cpu
  /// What the next attempts fail with.
  var failures: [any Error] = []
  /// Nothing is opened before this is.
  let gate = Gate(isOpen: true)
  /// The one that is open: nobody else may keep it.
  private(set) weak var last: FakeClassifier?

  nonisolated init() {}

  func open(
    _ runtime: Runtime, _ options: ClassifierOptions, _ onStep: @Sendable (LoadingStep) -> Void
  ) async throws -> any ImageClassifier {
    #expect(last == nil, "two at once")
    requests.append(options)
    runtimes.append(runtime)
    onStep(FakeClassifiers.step)
    await gate.pass()
    if !failures.isEmpty { throw failures.removeFirst() }
    let chosen = best == options.without ? .cpu : best
    let classifier = FakeClassifier(options.forced ?? chosen)
    last = classifier
    return classifier
  }

  /// A session that has been asked for a classifier and isn't suspended.
  func session(_ options: ClassifierOptions = ClassifierOptions()) -> ClassifierSession {
    let session = ClassifierSession { try await self.open($0, $1, $2) }
    session.open(Runtime.allCases[0], options: options)
    session.resume()
    return session
  }
}

extension NoAcceleratorError {
  init(_ accelerator: Accelerator, _ reason: String) {
    self.init(candidates: [Candidate(accelerator, rejection: .failed(message: reason))])
  }
}

/// Something that goes wrong, in words.
struct Failure: LocalizedError, Equatable {
  let errorDescription: String?

  init(_ message: String) {
    errorDescription = message
  }
}
