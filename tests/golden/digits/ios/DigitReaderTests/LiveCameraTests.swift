import Inference
import Testing

@testable import DigitReader

@MainActor
@Suite(.timeLimit(.minutes(1)))
struct LiveCameraTests {
  private let fake = FakeCamera(access: .undecided, answer: .denied)
  private let camera: LiveCamera

  init() {
    camera = LiveCamera(fake)
  }

  @Test func accessIsUnknownUntilItIsRead() async throws {
    #expect(camera.access == nil)
    await camera.readAccess()
    #expect(camera.access == .undecided)
    await camera.requestAccess()
    #expect(camera.access == .denied)
  }

  @Test func framesArePassedOnUntilItIsCancelled() async throws {
    var times: [Duration] = []
    let run = Task { await camera.run { times.append($0.timestamp) } }
    try await until { await fake.isRunning }
    await fake.film(.after(.milliseconds(1)))
    await fake.film(.after(.milliseconds(2)))
    try await until { times.count == 2 }
    run.cancel()
    await run.value
    #expect(times == [.milliseconds(1), .milliseconds(2)])
    #expect(await fake.calls == ["start", "stop"])
  }

  @Test func statusIsFollowed() async throws {
    let run = Task { await camera.run { _ in } }
    try await until { await fake.isRunning }
    let controls = CameraControls(canSwitch: true, hasTorch: true)
    await fake.tell(CameraStatus(controls: controls, problem: .inUse))
    try await until { camera.problem == .inUse }
    #expect(camera.controls == controls)
    await fake.tell(CameraStatus())
    try await until { camera.problem == nil }
    run.cancel()
  }

  @Test func aProblemThatStaysIsNeverGone() async throws {
    let first = Task { await camera.run { _ in } }
    try await until { await fake.isRunning }
    await fake.tell(CameraStatus(problem: .noCamera))
    try await until { camera.problem == .noCamera }
    first.cancel()
    await first.value
    await fake.tell(CameraStatus())
    await fake.starting.close()
    let second = Task { await camera.run { _ in } }
    try await until { await fake.calls.count == 3 }
    for _ in 1...100 { await Task.yield() }
    #expect(camera.problem == .noCamera)
    await fake.starting.open()
    try await until { camera.problem == nil }
    second.cancel()
  }

  @Test func itIsStoppedBeforeItIsStartedAgain() async throws {
    let first = Task { await camera.run { _ in } }
    try await until { await fake.isRunning }
    await fake.stopping.close()
    first.cancel()
    let second = Task { await camera.run { _ in } }
    try await until { await fake.calls.contains("stop") }
    for _ in 1...100 { await Task.yield() }
    #expect(await fake.calls == ["start", "stop"])
    await fake.stopping.open()
    try await until { await fake.calls == ["start", "stop", "start"] }
    second.cancel()
    await second.value
  }

  @Test func wishesArePassedOn() async throws {
    await camera.switchLens()
    await camera.setTorch(true)
    await camera.retry()
    #expect(await fake.calls == ["switchLens", "setTorch(true)", "retry"])
  }
}
