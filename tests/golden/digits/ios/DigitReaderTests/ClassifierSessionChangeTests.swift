import Inference
import Testing

@testable import DigitReader

/// Another classifier is asked for.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierSessionChangeTests {
  private let runtime = Runtime.allCases[0]
  private let classifiers = FakeClassifiers()
  private let noMetal = Candidate(.gpu, rejection: .failed(message: "no Metal"))

  @Test func formerOneIsLetGoFirst() async throws {
    let session = classifiers.session()
    let former = try await session.opened()
    // The fake finds out if there are two.
    session.open(runtime, options: ClassifierOptions(forced: .gpu))
    #expect(try await session.opened().accelerators.inUse == .gpu)
    #expect(former.classifier == nil)
  }

  @Test func latestWishCountsWhileOpening() async throws {
    await classifiers.gate.close()
    let session = classifiers.session()
    try await until { self.classifiers.requests.count == 1 }
    session.open(runtime, options: ClassifierOptions(forced: .gpu))
    session.open(runtime, options: ClassifierOptions(forced: .neuralEngine))
    await classifiers.gate.open()
    #expect(try await session.opened().accelerators.inUse == .neuralEngine)
    #expect(classifiers.requests.map(\.forced) == [nil, .neuralEngine])
  }

  @Test func forcedOneThatDoesNotStartLeadsBackWithTheReason() async throws {
    classifiers.failures = [NoAcceleratorError(.gpu, "no Metal")]
    let active = try await classifiers.session(ClassifierOptions(forced: .gpu)).opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(active.refused == noMetal)
    #expect(active.accelerators.candidates == [noMetal, Candidate(.cpu)])
    #expect(classifiers.requests.last == ClassifierOptions())
  }

  @Test func forcedOneThatFailsAtAFrameLeadsBackWithTheReason() async throws {
    let session = classifiers.session(ClassifierOptions(forced: .gpu))
    let forced = try await session.opened()
    await classifiers.last?.fail("no Metal")
    #expect(await forced.classify(StoredFrame.black) == nil)
    try await until { session.classifier !== forced }
    let active = try await session.opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(active.refused == noMetal)
  }

  @Test func nothingStartsAfterTheForcedOne() async throws {
    classifiers.failures = [NoAcceleratorError(.gpu, "no Metal"), Failure("no memory")]
    let failed = try await classifiers.session(ClassifierOptions(forced: .gpu)).failed()
    #expect(failed.message == "no memory")
    #expect(failed.candidates == [noMetal])
  }

  @Test func refusedOneThatRunsAfterAllIsNotRejected() async throws {
    classifiers.best = .gpu
    classifiers.failures = [NoAcceleratorError(.gpu, "no Metal")]
    let active = try await classifiers.session(ClassifierOptions(forced: .gpu)).opened()
    #expect(active.refused == noMetal)
    #expect(active.accelerators.rejections == [])
  }
}
