import Observation

/// The camera as the screen knows it: whether it may be used, what can be done with it, and why it
/// gives no frames.
@Observable @MainActor
final class LiveCamera {
  /// Nil until it was read.
  private(set) var access: CameraAccess?
  private(set) var controls = CameraControls()
  /// Why there are no frames; nil while they come or are about to.
  private(set) var problem: CameraProblem?

  @ObservationIgnored private let camera: any Camera
  @ObservationIgnored private var running: Task<Void, Never>?

  init(_ camera: any Camera) {
    self.camera = camera
  }

  /// The person may have changed it in Settings.
  func readAccess() async {
    access = await camera.access()
  }

  /// Shows the system's question, after the screen has said what the camera is for.
  func requestAccess() async {
    access = await camera.requestAccess()
  }

  /// Runs the camera until the task is cancelled, and passes its frames on, one after the other. An
  /// earlier run is waited for: the camera is stopped before it is started again.
  func run(_ take: @escaping @MainActor (CameraFrame) async -> Void) async {
    let former = running
    let running = Task {
      await former?.value
      if !Task.isCancelled { await film(take) }
    }
    self.running = running
    await withTaskCancellationHandler {
      await running.value
    } onCancel: {
      running.cancel()
    }
  }

  func switchLens() async {
    await camera.switchLens()
  }

  func setTorch(_ isOn: Bool) async {
    await camera.setTorch(isOn)
  }

  /// Opens the camera anew after a problem that it doesn't recover from.
  func retry() async {
    await camera.retry()
  }

  private func film(_ take: @MainActor (CameraFrame) async -> Void) async {
    let frames = await camera.start()
    // Not before: a problem that is still there would be gone for a moment.
    async let _ = followStatus()
    for await frame in frames { await take(frame) }
    await camera.stop()
  }

  private func followStatus() async {
    for await status in await camera.status {
      controls = status.controls
      problem = status.problem
    }
  }
}
