import Inference
import Testing

@testable import {{ cookiecutter.type_name }}

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
  private func fail(_ session: ClassifierSession, _ reason: String = "lost the GPU") async {
    let active = await session.opened()
    await classifiers.last?.fail(reason)
    #expect(await active.classify(StoredFrame.black) == nil)
    await until { session.classifier !== active }
  }

  @Test func anotherOneGoesOn() async {
    let session = classifiers.session()
    await fail(session)
    let active = await session.opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(await active.classify(StoredFrame.black) == .seven)
  }

  @Test func reasonIsKept() async {
    let session = classifiers.session()
    await fail(session)
    let active = await session.opened()
    #expect(active.refused == refused)
    #expect(active.accelerators.candidates == [refused, Candidate(.cpu)])
    #expect(active.accelerators.choice == .measured)
  }

  @Test func othersAreComparedAsTheyWere() async {
    let session = classifiers.session(ClassifierOptions(measureAgain: true))
    await fail(session)
    _ = await session.opened()
    #expect(classifiers.requests.last == ClassifierOptions(without: .gpu))
  }

  @Test func nextOneFailsToo() async {
    let session = classifiers.session()
    await fail(session)
    await fail(session, "no memory")
    let failed = await session.failed()
    #expect(failed.message == "no memory")
    #expect(failed.candidates == [refused])
  }

  @Test func nextOneDoesNotStart() async {
    let session = classifiers.session()
    _ = await session.opened()
    classifiers.failures = [NoAcceleratorError(.cpu, "no memory")]
    await fail(session)
    let failed = await session.failed()
    #expect(failed.message == "")
    let other = Candidate(.cpu, rejection: .failed(message: "no memory"))
    #expect(failed.candidates == [refused, other])
  }

  @Test func itIsACandidateAgainWhenAskedFor() async {
    let session = classifiers.session()
    await fail(session)
    _ = await session.opened()
    session.open(Runtime.allCases[0])
    let active = await session.opened()
    #expect(active.accelerators.inUse == .gpu)
    #expect(active.refused == nil)
  }

  @Test func forcedOneAndThenTheBestFail() async {
    let session = classifiers.session(ClassifierOptions(forced: .neuralEngine))
    await fail(session, "no memory")
    await fail(session)
    let active = await session.opened()
    #expect(active.accelerators.inUse == .cpu)
    #expect(active.refused == refused)
  }
}
