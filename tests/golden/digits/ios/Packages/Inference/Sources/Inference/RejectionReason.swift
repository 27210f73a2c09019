/// Why an accelerator doesn't run the model.
public enum RejectionReason: Sendable, Equatable, Codable {
  /// It was tried when the project was made, and failed; the explanation says at what.
  case knownToFail(explanation: String)
  /// The device doesn't have it.
  case notAvailable
  /// It can't run this model; the message is the runtime's own explanation.
  case failed(message: String)
  /// A score was off by `error` of the best score where at most `tolerance` is allowed.
  case wrongAnswer(error: Float, tolerance: Float)
  /// The app died in it at an earlier start.
  case crashedBefore
  /// It gave the right answers in `time`, and `than` gave them in `thanTime`, clearly less.
  case slower(time: Duration, than: Accelerator, thanTime: Duration)
}
