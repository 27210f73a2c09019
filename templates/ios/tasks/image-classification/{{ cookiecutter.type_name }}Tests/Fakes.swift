import Foundation
import Inference

@testable import {{ cookiecutter.type_name }}

/// Gives the frames that it is told to.
actor FakeCamera: Camera {
  private(set) var isRunning = false
  private(set) var retries = 0
  private var currentAccess: CameraAccess
  private let answer: CameraAccess
  private var state = Broadcast(CameraStatus())
  private var frames: AsyncStream<CameraFrame>.Continuation?

  init(access: CameraAccess = .allowed, answer: CameraAccess = .allowed) {
    currentAccess = access
    self.answer = answer
  }

  var status: AsyncStream<CameraStatus> { state.stream() }

  func access() -> CameraAccess { currentAccess }

  func requestAccess() -> CameraAccess {
    currentAccess = answer
    return answer
  }

  func start() -> AsyncStream<CameraFrame> {
    isRunning = true
    let (stream, continuation) = AsyncStream.makeStream(of: CameraFrame.self)
    frames = continuation
    return stream
  }

  func stop() {
    isRunning = false
    frames?.finish()
  }

  func switchLens() {
    state.send(CameraStatus(controls: CameraControls(isMirrored: true)))
  }

  func setTorch(_ isOn: Bool) {
    state.send(CameraStatus(controls: CameraControls(hasTorch: true, isTorchOn: isOn)))
  }

  func retry() {
    retries += 1
    state.send(CameraStatus())
  }

  func fail(_ problem: CameraProblem) {
    state.send(CameraStatus(problem: problem))
  }

  func film(_ frame: CameraFrame) {
    frames?.yield(frame)
  }
}

/// Knows pictures by their file's contents.
struct FakePictures: PictureReader {
  var pictures: [Data: Picture] = [:]

  func read(_ data: Data) throws -> Picture {
    guard let picture = pictures[data] else { throw PictureProblem.unreadable }
    return picture
  }
}

/// Forgets everything with the process.
final class FakeSettingsStore: SettingsStore {
  var saved = Settings()

  func load() -> Settings { saved }

  func save(_ settings: Settings) {
    saved = settings
  }
}
