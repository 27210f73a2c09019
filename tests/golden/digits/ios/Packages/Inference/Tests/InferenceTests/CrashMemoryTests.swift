import Foundation
import Testing

@testable import Inference

/// Each start is another process, as far as the memory can tell.
final class CrashMemoryTests {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("\(UUID().uuidString).json")

  deinit {
    try? FileManager.default.removeItem(at: file)
  }

  private func start(_ number: Int) -> FileCascadeMemory {
    FileCascadeMemory(file: file, key: "a key", process: "\(number)")
  }

  /// Twenty starts that use the model.
  private func letTheMeasurementGrowOld() {
    for _ in 1...20 { start(100).countUse() }
  }

  @Test func whatWasLeftInTimeIsNotBlamed() {
    start(1).enter(.gpu)
    start(1).leave()
    #expect(start(2).crashed.isEmpty)
  }

  @Test func whatWasNeverLeftIsBlamedFromThenOn() {
    start(1).enter(.gpu)
    #expect(start(2).crashed == [.gpu])
    start(2).enter(.cpu)
    start(2).leave()
    #expect(start(3).crashed == [.gpu])
  }

  @Test func sameProcessIsStillAlive() {
    start(1).enter(.gpu)
    #expect(start(1).crashed.isEmpty)
  }

  @Test func singleEndIsForgivenWhenAllAreComparedAnew() {
    start(1).enter(.gpu)
    _ = start(2).crashed
    letTheMeasurementGrowOld()
    #expect(start(3).crashed.isEmpty)
  }

  @Test func secondEndInTheSamePlaceIsNotForgiven() {
    start(1).enter(.gpu)
    start(2).enter(.gpu)
    #expect(start(3).crashed == [.gpu])
    letTheMeasurementGrowOld()
    #expect(start(4).crashed == [.gpu])
  }

  @Test func singleEndIsNotHeldAgainstTheCPU() {
    start(1).enter(.cpu)
    #expect(start(2).crashed.isEmpty)
    start(2).enter(.cpu)
    #expect(start(3).crashed == [.cpu])
  }

  @Test func livingThroughItClearsTheBlame() {
    start(1).enter(.gpu)
    start(2).enter(.gpu)
    start(2).leave()
    start(2).enter(.gpu)
    // One end again, where the two before would have been two.
    #expect(start(3).crashed == [.gpu])
    letTheMeasurementGrowOld()
    #expect(start(4).crashed.isEmpty)
  }

  @Test func forgettingWhileOneIsTouchedKeepsTheNote() {
    start(1).enter(.gpu)
    start(1).forget()
    #expect(start(2).crashed == [.gpu])
  }
}
