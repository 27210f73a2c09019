import Foundation
import Testing

@testable import Inference

struct ComputeUnitCascadeTests {
  private struct Refusal: LocalizedError {
    var errorDescription: String? { "layer 3 can't be compiled" }
  }

  private let everything = Set(ComputeUnits.allCases)
  private let cascade = ComputeUnitCascade(tolerance: 0.1)

  @Test func firstRightCandidateIsUsed() throws {
    let selection = try cascade.select(
      available: everything, start: { $0 }, greatestError: { _, _ in 0.1 })
    #expect(selection.runner == .all)
    #expect(selection.report == ComputeUnitReport(inUse: .all, rejections: []))
  }

  @Test func everyRejectionHasItsReason() throws {
    let selection = try cascade.select(
      available: [.all, .cpuAndGPU, .cpuOnly],
      start: { units in
        if units == .all { throw Refusal() }
        return units
      },
      greatestError: { units, _ in units == .cpuAndGPU ? 0.31 : 0 })
    #expect(selection.report.inUse == .cpuOnly)
    #expect(
      selection.report.rejections == [
        Rejection(units: .all, reason: .failed("layer 3 can't be compiled")),
        Rejection(units: .cpuAndNeuralEngine, reason: .notOnThisDevice),
        Rejection(units: .cpuAndGPU, reason: .wrongAnswer(error: 0.31, tolerance: 0.1)),
      ])
  }

  @Test func notANumberIsAWrongAnswer() throws {
    let selection = try cascade.select(
      available: everything, start: { $0 },
      greatestError: { units, _ in units == .all ? .nan : 0 })
    #expect(selection.report.inUse == .cpuAndNeuralEngine)
  }

  @Test func failureWhileCheckingRejects() throws {
    let selection = try cascade.select(
      available: everything, start: { $0 },
      greatestError: { units, _ in
        if units == .all { throw Refusal() }
        return 0
      })
    #expect(selection.report.rejections.map(\.units) == [.all])
  }

  @Test func nothingIsTrustedBlindly() {
    #expect(throws: NoComputeUnitsError.self) {
      try cascade.select(available: everything, start: { $0 }, greatestError: { _, _ in 0.2 })
    }
  }

  @Test func onlyGivenCandidatesAreTried() {
    let forced = ComputeUnitCascade(candidates: [.cpuAndGPU], tolerance: 0.1)
    let rejection = Rejection(units: .cpuAndGPU, reason: .notOnThisDevice)
    #expect(throws: NoComputeUnitsError(rejections: [rejection])) {
      try forced.select(available: [.cpuOnly], start: { $0 }, greatestError: { _, _ in 0 })
    }
  }

  @Test(arguments: [
    (RejectionReason.notOnThisDevice, "not on this device"),
    (.failed("no memory"), "no memory"),
    (
      .wrongAnswer(error: 0.3125, tolerance: 0.02),
      "gave a wrong answer on the check picture (off by 0.312, allowed 0.02)"
    ),
    (
      .wrongAnswer(error: .nan, tolerance: 0.02),
      "gave an answer that is not a number on the check picture"
    ),
  ])
  func reasonsAreWords(reason: RejectionReason, words: String) {
    #expect(reason.description == words)
  }
}
