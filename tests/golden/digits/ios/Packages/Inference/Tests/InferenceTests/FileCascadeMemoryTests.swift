import Foundation
import Testing

@testable import Inference

/// Each start is another process, as far as the memory can tell.
final class FileCascadeMemoryTests {
  private let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("\(UUID().uuidString).json")
  private let report = AcceleratorReport(
    inUse: .cpu,
    candidates: [
      Candidate(.neuralEngine, rejection: .failed(message: "tab\there, \\ and \n \"ünï\" 🧠")),
      Candidate(.cpu, time: .microseconds(8123)),
    ])

  deinit {
    try? FileManager.default.removeItem(at: file)
  }

  private func start(_ number: Int, key: String = "a key") -> FileCascadeMemory {
    FileCascadeMemory(file: file, key: key, process: "\(number)")
  }

  @Test func reportOfAnotherStartIsTheSame() {
    start(1).remember(report)
    #expect(start(2).report == report)
  }

  @Test(arguments: [
    RejectionReason.knownToFail(explanation: "L2_NORMALIZATION"), .notAvailable,
    .failed(message: ""), .wrongAnswer(error: .infinity, tolerance: 0.1), .crashedBefore,
    .slower(time: .microseconds(3), than: .cpu, thanTime: .microseconds(1)),
  ])
  func everyReasonIsReadBack(reason: RejectionReason) {
    let report = AcceleratorReport(
      inUse: .cpu, candidates: [Candidate(.gpu, rejection: reason), Candidate(.cpu)])
    start(1).remember(report)
    #expect(start(2).report == report)
  }

  @Test func errorThatIsNotANumberIsReadBack() throws {
    let wrong = Candidate(.gpu, rejection: .wrongAnswer(error: .nan, tolerance: 0.1))
    start(1).remember(AcceleratorReport(inUse: .cpu, candidates: [wrong]))
    let reason = try #require(start(2).report?.candidates.first?.rejection)
    guard case .wrongAnswer(let error, tolerance: 0.1) = reason else {
      Issue.record("another reason: \(reason)")
      return
    }
    #expect(error.isNaN)
  }

  @Test func manyStartsRelyOnOneMeasurement() {
    start(0).remember(report)
    var uses = 0
    while start(uses).report != nil {
      uses += 1
      start(uses).countUse()
    }
    #expect(uses == 20)
    start(21).remember(report)
    #expect(start(22).report == report)
  }

  @Test func underAnotherKeyAllIsForgotten() {
    start(1).remember(report)
    start(1).enter(.gpu)
    #expect(start(2, key: "another").report == nil)
    #expect(start(2, key: "another").crashed.isEmpty)
  }

  @Test func forgottenIsForgotten() {
    start(1).remember(report)
    start(1).forget()
    #expect(start(1).report == nil)
  }

  @Test(arguments: ["", "{}", "[1", "\0", #"{"key":"a key","record":{}}"#])
  func damagedFileIsNoneAndCanBeWrittenAgain(text: String) throws {
    try Data(text.utf8).write(to: file)
    #expect(start(2).report == nil)
    start(2).remember(report)
    #expect(start(2).report == report)
  }

  @Test func withoutItsFolderNothingIsRemembered() {
    let lost = FileCascadeMemory(file: file.appendingPathComponent("a"), key: "a key")
    lost.remember(report)
    #expect(lost.report == nil)
  }

  @Test func memoryOfTheDeviceOutlivesTheStart() throws {
    let runtime = FakeRuntime([.cpu: FakeBehavior()])
    FileCascadeMemory.onThisDevice(for: runtime, in: file).remember(report)
    #expect(FileCascadeMemory.onThisDevice(for: runtime, in: file).report == report)
    let other = runtime.knowing(.gpu, failsAt: "L2_NORMALIZATION")
    #expect(FileCascadeMemory.onThisDevice(for: other, in: file).report == nil)
  }
}
