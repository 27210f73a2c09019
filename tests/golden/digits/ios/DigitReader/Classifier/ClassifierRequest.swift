import Foundation
import Inference

extension ClassifierSession {
  /// What was asked for.
  struct Request {
    let runtime: Runtime
    var options: ClassifierOptions

    /// In the order in which the runtime prefers them.
    var accelerators: [Accelerator] { runtime.make().accelerators }

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
    let request: Request
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
      let rejection = failure as? NoAcceleratorError
      let candidates = rejection?.candidates ?? []
      return .failed(
        message: rejection == nil ? failure.localizedDescription : "",
        candidates: candidates.adding(refused, in: request.accelerators))
    }
  }
}

extension AcceleratorReport {
  /// This one, and why the refused accelerator was, unless that runs the model after all.
  func adding(_ refused: Candidate?, in order: [Accelerator]) -> AcceleratorReport {
    guard let refused, refused.accelerator != inUse else { return self }
    return AcceleratorReport(
      inUse: inUse, candidates: candidates.adding(refused, in: order), choice: choice)
  }
}

extension [Candidate] {
  /// These and `refused` at its place in `order`, instead of what was said of the same accelerator.
  func adding(_ refused: Candidate?, in order: [Accelerator]) -> [Candidate] {
    guard let refused else { return self }
    let rank = order.firstIndex(of: refused.accelerator) ?? -1
    var candidates = filter { $0.accelerator != refused.accelerator }
    let place = candidates.firstIndex { (order.firstIndex(of: $0.accelerator) ?? -1) > rank }
    candidates.insert(refused, at: place ?? candidates.endIndex)
    return candidates
  }
}
