import Foundation

/// Everything that `FileCascadeMemory` knows.
struct CascadeRecord: Codable {
  /// The accelerator that was being touched.
  var entered: Accelerator?
  /// The process that noted this.
  var process = ""
  /// Accelerators in which a process ended once.
  var doubtful: Set<Accelerator> = []
  /// Accelerators in which processes ended more than once.
  var fatal: Set<Accelerator> = []
  var report: AcceleratorReport?
  /// How many starts have used the model since `report` was measured.
  var uses = 0

  /// So many starts rely on one measurement. A phone may have been hot or short of memory when it was
  /// made; to measure at each start would take too long.
  private static let mostUses = 20

  /// Whether all accelerators are due to be compared anew.
  var isOutdated: Bool { uses >= CascadeRecord.mostUses }

  /// The accelerators to keep away from.
  ///
  /// iOS doesn't tell an app how its earlier process ended: a fault in an accelerator's driver looks
  /// like the user's swipe, Xcode's stop button or the system in need of memory. So a single end
  /// counts, since another crash is worse than a slow start, but only until all are compared anew.
  /// Whatever ends a process there once more isn't tried again. Nothing could take the CPU's place, so
  /// a single end isn't held against it.
  var crashed: Set<Accelerator> {
    isOutdated ? fatal : fatal.union(doubtful.subtracting([.cpu]))
  }

  /// `process` is about to touch `accelerator`.
  mutating func enter(_ accelerator: Accelerator, process: String) {
    entered = accelerator
    self.process = process
  }

  /// It lived through what another process ended in: that had nothing to do with it.
  mutating func leave() {
    guard let entered else { return }
    doubtful.remove(entered)
    self.entered = nil
  }

  /// Draws the conclusion from a note that another process never took away.
  mutating func settle() {
    guard let entered else { return }
    if doubtful.remove(entered) != nil {
      fatal.insert(entered)
    } else {
      doubtful.insert(entered)
    }
    self.entered = nil
  }
}
