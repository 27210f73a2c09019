/// What the user may decide about a classifier.
public struct ClassifierOptions: Sendable, Equatable {
  /// The only accelerator to try. If it starts, it is used even if its check fails or it is slow: the
  /// report says so.
  public var forced: Accelerator?
  /// Whether all candidates are tried whatever is remembered of them, even those in which the app
  /// died. Nothing is measured of a forced one.
  public var measureAgain: Bool
  /// An accelerator that is no candidate, since it failed after it was chosen.
  public var without: Accelerator?

  public init(
    forced: Accelerator? = nil, measureAgain: Bool = false, without: Accelerator? = nil
  ) {
    self.forced = forced
    self.measureAgain = measureAgain
    self.without = without
  }
}
