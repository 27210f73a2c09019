/// Decides which compute units run the model: the first of the candidates that are there, start, and
/// give the right answers. Nothing is skipped without a reason that a person can read.
public struct ComputeUnitCascade: Sendable {
  /// Fastest first. When all units together fail, either the Neural Engine or the GPU may be to blame:
  /// each is tried without the other. The CPU alone comes last.
  public static let standardOrder: [ComputeUnits] = [
    .all, .cpuAndNeuralEngine, .cpuAndGPU, .cpuOnly,
  ]

  private let candidates: [ComputeUnits]
  private let tolerance: Float

  public init(candidates: [ComputeUnits] = standardOrder, tolerance: Float) {
    self.candidates = candidates
    self.tolerance = tolerance
  }

  /// Tries the candidates in order.
  ///
  /// - Parameters:
  ///   - available: what the device offers.
  ///   - start: loads the model for some compute units.
  ///   - greatestError: replays the golden vectors; the greatest difference of a score.
  /// - Throws: `NoComputeUnitsError` if no candidate is left.
  func select<Runner>(
    available: Set<ComputeUnits>,
    start: (ComputeUnits) throws -> Runner,
    greatestError: (ComputeUnits, Runner) throws -> Float
  ) throws -> (runner: Runner, report: ComputeUnitReport) {
    var rejections: [Rejection] = []
    for units in candidates {
      guard available.contains(units) else {
        rejections.append(Rejection(units: units, reason: .notOnThisDevice))
        continue
      }
      do {
        let runner = try start(units)
        let error = try greatestError(units, runner)
        // Written so that a NaN is a wrong answer.
        if error <= tolerance {
          return (runner, ComputeUnitReport(inUse: units, rejections: rejections))
        }
        let reason = RejectionReason.wrongAnswer(error: error, tolerance: tolerance)
        rejections.append(Rejection(units: units, reason: reason))
      } catch {
        rejections.append(Rejection(units: units, reason: .failed(error.localizedDescription)))
      }
    }
    throw NoComputeUnitsError(rejections: rejections)
  }
}
