import Foundation

/// What became of one accelerator: in use, rejected, right but not needed, or not tried (then it has
/// neither a rejection nor a time).
public struct Candidate: Sendable, Equatable, Codable {
  public let accelerator: Accelerator
  /// Why it isn't used, or what speaks against it although it was forced.
  public let rejection: RejectionReason?
  /// Median of a run; nil if it wasn't timed.
  public let time: Duration?

  public init(
    _ accelerator: Accelerator, rejection: RejectionReason? = nil, time: Duration? = nil
  ) {
    self.accelerator = accelerator
    self.rejection = rejection
    self.time = time
  }
}

/// How the accelerator in use came to be it.
public enum Choice: Sendable, Codable {
  /// Every candidate that started was checked and timed.
  case measured
  /// An earlier start measured; this one checked the winner alone.
  case remembered
  /// The user asked for it.
  case forced
}

/// Which accelerator runs the model, and what became of each candidate.
public struct AcceleratorReport: Sendable, Equatable, Codable {
  public let inUse: Accelerator
  /// The preferred one first.
  public let candidates: [Candidate]
  public let choice: Choice

  public init(inUse: Accelerator, candidates: [Candidate], choice: Choice = .measured) {
    self.inUse = inUse
    self.candidates = candidates
    self.choice = choice
  }

  /// The candidates that something speaks against.
  public var rejections: [Candidate] { candidates.filter { $0.rejection != nil } }
}

/// No accelerator could be trusted with the model; every candidate has its reason.
public struct NoAcceleratorError: LocalizedError, Equatable {
  public let candidates: [Candidate]

  public init(candidates: [Candidate]) {
    self.candidates = candidates
  }

  public var errorDescription: String? {
    "The model runs on no part of this device."
  }
}
