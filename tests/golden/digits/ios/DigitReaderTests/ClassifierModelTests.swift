import Inference
import Testing

@testable import DigitReader

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct ClassifierModelTests {
  @Test func stepIsNamedWhileTheModelOpens() async throws {
    let parts = try ModelParts()
    await parts.classifiers.gate.close()
    let model = await parts.model()
    try await until { model.state == .loading(FakeClassifiers.step) }
    await parts.classifiers.gate.open()
    try await until { model.running != nil }
  }

  @Test func acceleratorsAreShownOnceItRuns() async throws {
    let parts = try ModelParts()
    let model = await parts.model()
    try await until { model.running != nil }
    let accelerators = try #require(parts.classifiers.last?.accelerators)
    #expect(model.state == .running(ClassifierState.Running(accelerators: accelerators)))
  }

  @Test func framesAreClassified() async throws {
    let parts = try ModelParts()
    let (model, run) = try await parts.filming()
    try await until { model.running != nil }
    await parts.camera.film(.after(.zero))
    await parts.camera.film(.after(.milliseconds(50)))
    try await until { model.running?.pace != nil }
    #expect(model.running?.classification == .seven)
    #expect(model.running?.pace?.framesPerSecond == 20)
    run.cancel()
  }

  @Test func reasonsAreKeptIfNothingRuns() async throws {
    let parts = try ModelParts()
    parts.classifiers.failures = [NoAcceleratorError(.cpu, "no memory")]
    let model = await parts.model()
    let reasons = [Candidate(.cpu, rejection: .failed(message: "no memory"))]
    try await until { model.state == .failed(message: "", candidates: reasons) }
  }

  @Test func failureAtAFrameIsSaid() async throws {
    let parts = try ModelParts()
    let (model, run) = try await parts.filming()
    try await until { model.running != nil }
    await parts.classifiers.last?.fail("no memory")
    await parts.camera.film(.after(.zero))
    try await until { model.state == .failed(message: "no memory", candidates: []) }
    run.cancel()
  }

  @Test func cameraRunsWhileItIsNeeded() async throws {
    let parts = try ModelParts()
    let model = await parts.model()
    #expect(model.needsCamera)
    model.enterBackground()
    #expect(!model.needsCamera)
    await model.run()
    #expect(await parts.camera.calls == [])
    await model.enterForeground()
    #expect(model.needsCamera)
  }

  @Test(arguments: [CameraAccess.undecided, .denied, .restricted])
  func cameraIsNotTouchedUninvited(access: CameraAccess) async throws {
    let parts = try ModelParts(access: access)
    let model = await parts.model()
    #expect(!model.needsCamera)
    await model.run()
    #expect(await parts.camera.calls == [])
  }

  @Test func cameraIsNeededOnceItIsAllowed() async throws {
    let parts = try ModelParts(access: .undecided, answer: .allowed)
    let model = await parts.model()
    await model.camera.requestAccess()
    #expect(model.needsCamera)
  }

  @Test func backgroundHoldsNothingAgainstAccelerators() async throws {
    let parts = try ModelParts()
    let (model, run) = try await parts.filming()
    try await until { model.running != nil }
    model.enterBackground()
    await parts.classifiers.last?.fail()
    await parts.camera.film(.after(.zero))
    try await until { await parts.classifiers.last?.framesSeen == 1 }
    await model.enterForeground()
    #expect(model.running != nil)
    run.cancel()
  }
}
