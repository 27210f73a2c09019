/// What is remembered of the accelerators from one start of the app to the next.
public protocol CascadeMemory: Sendable {
  /// The accelerators to keep away from, for the app died in them.
  var crashed: Set<Accelerator> { get }

  /// What an earlier start measured, or nil if none did or too many have relied on it since.
  var report: AcceleratorReport? { get }

  /// Notes that `accelerator` is about to be touched; the note is on the disk on return.
  func enter(_ accelerator: Accelerator)

  /// Takes the note away: the app is still alive.
  func leave()

  /// Counts a start that uses the model.
  func countUse()

  /// Keeps `report` for the next start.
  func remember(_ report: AcceleratorReport)

  /// Forgets everything, so that the next start measures again.
  func forget()
}
