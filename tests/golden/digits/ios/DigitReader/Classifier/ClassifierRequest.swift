import Foundation
import Inference

extension ClassifierSession {
  /// What was asked for.
  struct Request {
    let runtime: Runtime
    var options: ClassifierOptions

    /// The same, but on the best accelerator.
    var best: Request {
      var request = self
      request.options.forced = nil
      return request
    }

    /// The best of the others, after an accelerator failed.
    func others(without failed: Accelerator) -> Request {
      var request = best
      request.options.measureAgain = false
      request.options.without = failed
      return request
    }
  }

  /// How a request came to its end.
  struct End {
    let failure: any Error
    /// What had failed before.
    let refused: Candidate?
    /// What ran the model when it failed; nil if it didn't come so far.
    var inUse: Accelerator?

    /// What became of an accelerator that was asked for.
    func candidate(_ accelerator: Accelerator) -> Candidate {
      let candidates = (failure as? NoAcceleratorError)?.candidates ?? []
      return candidates.first { $0.accelerator == accelerator }
        ?? Candidate(accelerator, rejection: .failed(message: failure.localizedDescription))
    }

    var state: State {
      if let failure = failure as? NoAcceleratorError {
        return .failed(message: "", candidates: failure.candidates.adding(refused))
      }
      return .failed(message: failure.localizedDescription, candidates: [].adding(refused))
    }
  }
}

extension [Candidate] {
  /// These and `refused`, which takes the place of what was said of the same accelerator.
  func adding(_ refused: Candidate?) -> [Candidate] {
    guard let refused else { return self }
    guard let place = firstIndex(where: { $0.accelerator == refused.accelerator }) else {
      return [refused] + self
    }
    var candidates = self
    candidates[place] = refused
    return candidates
  }
}
