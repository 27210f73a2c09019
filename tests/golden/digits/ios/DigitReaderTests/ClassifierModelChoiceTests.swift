import Inference
import Testing

@testable import DigitReader

/// What the person may choose about accelerators.
@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierModelChoiceTests {
  private let parts: ModelParts
  private var classifiers: FakeClassifiers { parts.classifiers }

  init() throws {
    parts = try ModelParts()
  }

  @Test func nothingIsShownOfTheFormerOne() async throws {
    let (model, run) = try await parts.filming()
    try await until { model.running != nil }
    await parts.camera.film(.after(.zero))
    try await until { model.running?.classification != nil }
    model.force(.gpu)
    try await until { model.running?.accelerators.inUse == .gpu }
    #expect(model.running?.classification == nil)
    run.cancel()
  }

  @Test func forcedOneThatFailsLeadsBackWithTheReason() async throws {
    let model = await parts.model()
    try await until { model.running != nil }
    classifiers.failures = [NoAcceleratorError(.gpu, "no Metal")]
    model.force(.gpu)
    try await until { model.running?.refused != nil }
    let refused = Candidate(.gpu, rejection: .failed(message: "no Metal"))
    #expect(model.running?.refused == refused)
    #expect(model.running?.accelerators.rejections == [refused])
  }

  @Test func measuringAgainForgetsWhatWasForced() async throws {
    let model = await parts.model()
    model.force(.gpu)
    try await until { model.running?.accelerators.inUse == .gpu }
    model.measureAgain()
    try await until { model.running?.accelerators.inUse == .cpu }
    #expect(classifiers.requests.last == ClassifierOptions(measureAgain: true))
  }

  @Test func retryingOpensAgain() async throws {
    classifiers.failures = [Failure("not yet")]
    let model = await parts.model()
    try await until { model.state == .failed(message: "not yet", candidates: []) }
    model.retry()
    try await until { model.running != nil }
  }

  @Test func retryingWhileItOpensChangesNothing() async throws {
    await classifiers.gate.close()
    let model = await parts.model()
    try await until { classifiers.requests.count == 1 }
    model.retry()
    await classifiers.gate.open()
    try await until { model.running != nil }
    #expect(classifiers.requests.count == 1)
  }

  @Test func settingsAreKept() async throws {
    let model = await parts.model()
    try await until { model.running != nil }
    model.settings.isSmoothing = false
    #expect(!parts.store.saved.isSmoothing)
    #expect(classifiers.requests.count == 1)
  }

  @Test(arguments: Runtime.allCases)
  func savedRuntimeIsUsed(runtime: Runtime) async throws {
    parts.store.saved.runtime = runtime
    let model = await parts.model()
    try await until { model.running != nil }
    #expect(classifiers.runtimes == [runtime])
  }
}
