import Foundation

/// The parts of a device that Core ML may use for the model.
public enum ComputeUnits: String, Sendable, CaseIterable {
  case all, cpuAndNeuralEngine, cpuAndGPU, cpuOnly
}

extension ComputeUnits: CustomStringConvertible {
  public var description: String {
    switch self {
    case .all: "All units"
    case .cpuAndNeuralEngine: "Neural Engine"
    case .cpuAndGPU: "GPU"
    case .cpuOnly: "CPU"
    }
  }
}

/// Why compute units don't run the model.
public enum RejectionReason: Sendable, Equatable {
  case notOnThisDevice
  /// They can't run this model; the text is Core ML's own explanation.
  case failed(String)
  /// A score of a golden vector was off by `error` where at most `tolerance` is allowed.
  case wrongAnswer(error: Float, tolerance: Float)
}

extension RejectionReason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notOnThisDevice: "not on this device"
    case .failed(let explanation): explanation
    case .wrongAnswer(let error, _) where error.isNaN:
      "gave an answer that is not a number on the check picture"
    case .wrongAnswer(let error, let tolerance):
      "gave a wrong answer on the check picture"
        + String(format: " (off by %.3g, allowed %.3g)", error, tolerance)
    }
  }
}

/// Compute units that were tried before those in use, and why they aren't used.
public struct Rejection: Sendable, Equatable {
  public let units: ComputeUnits
  public let reason: RejectionReason

  public init(units: ComputeUnits, reason: RejectionReason) {
    self.units = units
    self.reason = reason
  }
}

/// Which compute units run the model, and why those before them don't.
public struct ComputeUnitReport: Sendable, Equatable {
  public let inUse: ComputeUnits
  public let rejections: [Rejection]

  public init(inUse: ComputeUnits, rejections: [Rejection]) {
    self.inUse = inUse
    self.rejections = rejections
  }
}

/// No compute units could be trusted with the model.
public struct NoComputeUnitsError: LocalizedError, Equatable {
  public let rejections: [Rejection]

  public init(rejections: [Rejection]) {
    self.rejections = rejections
  }

  public var errorDescription: String? {
    rejections.map { "\($0.units): \($0.reason)" }.joined(separator: "\n")
  }
}
