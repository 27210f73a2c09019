import Inference
import Testing

@testable import DigitReader

/// An accelerator that passed its check, and fails when it is at work.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierFallbackTests {
  private let classifiers = FakeClassifiers()
  private let refused = Candidate(.gpu, rejection: .failed(message: "lost the GPU"))

  init() {
    classifiers.best = .gpu
  }

  /// Lets the open classifier fail at a frame.
  private func fail(_ session: ClassifierSession, _ reason: String = "lost the GPU") async throws {
    let active = try await session.opened()
    await classifiers.last?.fail(reason)
    #expect(await active.classify(StoredFrame.black) == nil)
    try await until { session.classifier !== active }
  }

  @Test func anotherOneGoesOn() async throws {
    let session = classifiers.session()
    try await fail(session)
    let active = try await session.opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(await active.classify(StoredFrame.black) == .seven)
  }

  @Test func reasonIsKept() async throws {
    let session = classifiers.session()
    try await fail(session)
    let active = try await session.opened()
    #expect(active.refused == refused)
    #expect(active.accelerators.candidates == [refused, Candidate(.cpu)])
    #expect(active.accelerators.choice == .measured)
  }

  @Test func reasonStandsWhereTheRuntimePrefersTheAccelerator() {
    let order = Runtime.allCases[0].make().accelerators.map { Candidate($0) }
    let others = [order[0]] + order[2...]
    #expect(others.adding(order[1], in: order.map(\.accelerator)) == order)
  }

  @Test func othersAreComparedAsTheyWere() async throws {
    let session = classifiers.session(ClassifierOptions(measureAgain: true))
    try await fail(session)
    _ = try await session.opened()
    #expect(classifiers.requests.last == ClassifierOptions(without: .gpu))
  }

  @Test func nextOneFailsToo() async throws {
    let session = classifiers.session()
    try await fail(session)
    try await fail(session, "no memory")
    let failed = try await session.failed()
    #expect(failed.message == "no memory")
    #expect(failed.candidates == [refused])
  }

  @Test func nextOneDoesNotStart() async throws {
    let session = classifiers.session()
    _ = try await session.opened()
    classifiers.failures = [NoAcceleratorError(.cpu, "no memory")]
    try await fail(session)
    let failed = try await session.failed()
    #expect(failed.message == "")
    let other = Candidate(.cpu, rejection: .failed(message: "no memory"))
    #expect(failed.candidates == [refused, other])
  }

  @Test func itIsACandidateAgainWhenAskedFor() async throws {
    let session = classifiers.session()
    try await fail(session)
    _ = try await session.opened()
    session.open(Runtime.allCases[0])
    let active = try await session.opened()
    #expect(active.accelerators.inUse == .gpu)
    #expect(active.refused == nil)
  }

  @Test func forcedOneAndThenTheBestFail() async throws {
    let session = classifiers.session(ClassifierOptions(forced: .neuralEngine))
    try await fail(session, "no memory")
    try await fail(session)
    let active = try await session.opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(active.refused == refused)
  }
}
