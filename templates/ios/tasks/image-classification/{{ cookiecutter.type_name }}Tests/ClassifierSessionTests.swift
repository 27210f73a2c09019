import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierSessionTests {
  private let classifiers = FakeClassifiers()

  @Test func namesTheStepWhileOpening() async {
    await classifiers.gate.close()
    let session = classifiers.session()
    await until { session.step == FakeClassifiers.step }
    #expect(session.classifier == nil)
    await classifiers.gate.open()
    _ = await session.opened()
  }

  @Test func holdsWhatItOpened() async {
    let session = classifiers.session()
    let active = await session.opened()
    #expect(active.classifier as? FakeClassifier === classifiers.last)
    #expect(active.accelerators == classifiers.last?.accelerators)
    #expect(active.refused == nil)
  }

  @Test func tellsOfEveryClassifier() async {
    var told: [ActiveClassifier] = []
    let session = classifiers.session()
    session.onOpen = { told.append($0) }
    let active = await session.opened()
    #expect(told.map(ObjectIdentifier.init) == [ObjectIdentifier(active)])
  }

  @Test func saysWhyNoAcceleratorCanBeTrusted() async {
    classifiers.failures = [NoAcceleratorError(.cpu, "no memory")]
    let failed = await classifiers.session().failed()
    #expect(failed.message == "")
    #expect(failed.candidates == [Candidate(.cpu, rejection: .failed(message: "no memory"))])
  }

  @Test func saysWhatTheSystemSays() async {
    classifiers.failures = [Failure("no such file")]
    let failed = await classifiers.session().failed()
    #expect(failed.message == "no such file")
    #expect(failed.candidates == [])
  }

  @Test func failureAtAFrameLetsTheClassifierGo() async {
    let session = classifiers.session()
    let active = await session.opened()
    await classifiers.last?.fail("no memory")
    #expect(await active.classify(StoredFrame.black) == nil)
    let failed = await session.failed()
    #expect(failed.message == "no memory")
    #expect(classifiers.last == nil)
  }

  @Test func answerOfAClassifierThatWasLetGoMeanwhileIsDropped() async {
    let session = classifiers.session()
    let former = await session.opened()
    let gate = classifiers.last?.gate
    await gate?.close()
    async let answer = former.classify(StoredFrame.black)
    await until { await self.classifiers.last?.framesSeen == 1 }
    session.open(Runtime.allCases[0], options: ClassifierOptions(forced: .gpu))
    await until { former.classifier == nil }
    await gate?.open()
    #expect(await answer == nil)
    #expect(await session.opened().accelerators.inUse == .gpu)
  }

  @Test func classifierThatWasLetGoTakesNoFrames() async {
    let session = classifiers.session()
    let former = await session.opened()
    session.open(Runtime.allCases[0])
    _ = await session.opened()
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
