import Inference
import Testing

@testable import DigitReader

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierSessionTests {
  private let classifiers = FakeClassifiers()

  @Test func namesTheStepWhileOpening() async throws {
    await classifiers.gate.close()
    let session = classifiers.session()
    try await until { session.step == FakeClassifiers.step }
    #expect(session.classifier == nil)
    await classifiers.gate.open()
    _ = try await session.opened()
  }

  @Test func holdsWhatItOpened() async throws {
    let session = classifiers.session()
    let active = try await session.opened()
    #expect(active.classifier as? FakeClassifier === classifiers.last)
    #expect(active.accelerators == classifiers.last?.accelerators)
    #expect(active.refused == nil)
  }

  @Test func tellsOfEveryClassifier() async throws {
    var told: [ActiveClassifier] = []
    let session = classifiers.session()
    session.onOpen = { told.append($0) }
    let active = try await session.opened()
    #expect(told.map(ObjectIdentifier.init) == [ObjectIdentifier(active)])
  }

  @Test func saysWhyNoAcceleratorCanBeTrusted() async throws {
    classifiers.failures = [NoAcceleratorError(.cpu, "no memory")]
    let failed = try await classifiers.session().failed()
    #expect(failed.message == "")
    #expect(failed.candidates == [Candidate(.cpu, rejection: .failed(message: "no memory"))])
  }

  @Test func saysWhatTheSystemSays() async throws {
    classifiers.failures = [Failure("no such file")]
    let failed = try await classifiers.session().failed()
    #expect(failed.message == "no such file")
    #expect(failed.candidates == [])
  }

  @Test func failureAtAFrameLetsTheClassifierGo() async throws {
    let session = classifiers.session()
    let active = try await session.opened()
    await classifiers.last?.fail("no memory")
    #expect(await active.classify(StoredFrame.black) == nil)
    let failed = try await session.failed()
    #expect(failed.message == "no memory")
    #expect(classifiers.last == nil)
  }

  @Test func answerOfAClassifierThatWasLetGoMeanwhileIsDropped() async throws {
    let session = classifiers.session()
    let former = try await session.opened()
    let gate = classifiers.last?.gate
    await gate?.close()
    async let answer = former.classify(StoredFrame.black)
    try await until { await self.classifiers.last?.framesSeen == 1 }
    session.open(Runtime.allCases[0], options: ClassifierOptions(forced: .gpu))
    try await until { former.classifier == nil }
    await gate?.open()
    #expect(await answer == nil)
    #expect(try await session.opened().accelerators.inUse == .gpu)
  }

  @Test func classifierThatWasLetGoTakesNoFrames() async throws {
    let session = classifiers.session()
    let former = try await session.opened()
    session.open(Runtime.allCases[0])
    _ = try await session.opened()
    #expect(await former.classify(StoredFrame.black) == nil)
    #expect(await classifiers.last?.framesSeen == 0)
  }
}

extension ClassifierSession {
  /// What is being done; nil unless it is opening.
  fileprivate var step: LoadingStep? {
    if case .opening(let step) = state { step } else { nil }
  }
}
