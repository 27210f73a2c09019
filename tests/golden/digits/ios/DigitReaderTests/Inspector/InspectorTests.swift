import Inference
import Testing

@testable import DigitReader

@MainActor
struct InspectorTests {
  private let monitor = FakeDeviceMonitor()
  private let model = ModelDescription(ModelContract.files[0], runtime: "Fake")

  /// An inspector of a session that tries to open what `open` gives.
  private func inspector(
    open: @escaping @Sendable () throws -> any ImageClassifier
  ) async -> (Inspector, ClassifierSession) {
    let session = ClassifierSession { _, _, _ in try open() }
    session.open(.allCases[0])
    session.resume()
    await settle(session)
    return (Inspector(session: session, monitor: monitor) { [model] in model }, session)
  }

  private func settle(_ session: ClassifierSession) async {
    while case .opening = session.state { await Task.yield() }
  }

  @Test func whileTheModelIsOpenedItsStepIsShown() async {
    let session = ClassifierSession { _, _, _ in SeeingClassifier() }
    let inspector = Inspector(session: session, monitor: monitor) { [model] in model }

    await inspector.look()

    let expected = InspectorState(
      activity: .opening(.readingModel), model: model, device: .sample)
    #expect(inspector.state == expected)
  }

  @Test func aLookShowsTheLastFrames() async throws {
    let (inspector, session) = await inspector { SeeingClassifier() }
    let times = StageTimes(
      preprocessing: .zero, inference: .milliseconds(2), postprocessing: .zero)
    session.classifier?.statistics.record(times, at: .zero, droppedBefore: 0)
    #expect(inspector.state.run?.frames == nil)

    await inspector.look()

    let run = try #require(inspector.state.run)
    #expect(run.frames?.inference.median == .milliseconds(2))
    #expect(run.picture == .dot)
    #expect(run.accelerators.inUse == .gpu)
    #expect(run.computePlan == nil)
  }

  @Test func everyLookAsksTheDevice() async {
    let (inspector, _) = await inspector { SeeingClassifier() }

    await inspector.look()
    await inspector.look()

    #expect(monitor.reads == 3)
  }

  @Test func theComputePlanIsShownOnceItIsRead() async {
    let (inspector, _) = await inspector { SeeingClassifier() }

    await inspector.readComputePlan()

    #expect(inspector.state.run?.computePlan == ComputePlanSummary(neuralEngine: 1, gpu: 2, cpu: 3))
  }

  @Test func theComputePlanOfAClassifierIsReadOnce() async {
    let classifier = SeeingClassifier()
    let (inspector, _) = await inspector { classifier }

    await inspector.readComputePlan()
    await inspector.readComputePlan()

    #expect(await classifier.planReads == 1)
  }

  @Test func whatWasSeenOfAnotherClassifierIsNotShown() async {
    let (inspector, session) = await inspector { SeeingClassifier() }
    await inspector.look()
    await inspector.readComputePlan()
    let subject = inspector.subject

    session.open(.allCases[0])
    #expect(inspector.subject == nil)
    await settle(session)

    #expect(inspector.state.run?.picture == nil)
    #expect(inspector.state.run?.computePlan == nil)
    #expect(inspector.subject != subject)
  }

  @Test func aPlanThatComesTooLateReplacesNone() async throws {
    let slow = SeeingClassifier(gate: Gate(isOpen: false))
    let session = ClassifierSession { _, options, _ in
      options.measureAgain ? SeeingClassifier() : slow
    }
    session.open(.allCases[0])
    session.resume()
    _ = try await session.opened()
    let inspector = Inspector(session: session, monitor: monitor) { [model] in model }
    let late = Task { await inspector.readComputePlan() }
    try await until { await slow.planReads == 1 }
    session.open(.allCases[0], options: ClassifierOptions(measureAgain: true))
    _ = try await session.opened()
    await inspector.readComputePlan()

    await slow.gate.open()
    await late.value

    #expect(inspector.state.run?.computePlan != nil)
  }

  @Test func aFailureTellsWhy() async {
    let candidates = [Candidate(.cpu, rejection: .crashedBefore)]
    let (inspector, _) = await inspector { throw NoAcceleratorError(candidates: candidates) }

    await inspector.look()

    guard case .failed(_, candidates) = inspector.state.activity else {
      Issue.record("\(inspector.state.activity)")
      return
    }
    #expect(inspector.state.report?.contains("crashed the app at an earlier start") == true)
  }

  @Test func watchingEndsWithItsTask() async {
    let (inspector, _) = await inspector { SeeingClassifier() }
    let watching = Task { await inspector.watch() }
    while monitor.reads < 2 { await Task.yield() }

    watching.cancel()

    await watching.value
  }
}
