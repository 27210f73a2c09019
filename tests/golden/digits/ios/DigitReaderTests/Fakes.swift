import Foundation
import Inference

@testable import DigitReader

/// Gives the frames that it is told to.
actor FakeCamera: Camera {
  /// What it was told to do, in this order.
  private(set) var calls: [String] = []
  /// Lets it start.
  nonisolated let starting = Gate(isOpen: true)
  /// Lets it stop.
  nonisolated let stopping = Gate(isOpen: true)
  private var currentAccess: CameraAccess
  private let answer: CameraAccess
  private var state = Broadcast(CameraStatus())
  private var frames: AsyncStream<CameraFrame>.Continuation?

  /// - Parameter answer: what the person answers the system's question.
  init(access: CameraAccess = .allowed, answer: CameraAccess = .allowed) {
    currentAccess = access
    self.answer = answer
  }

  var isRunning: Bool { frames != nil }

  var status: AsyncStream<CameraStatus> { state.stream() }

  func access() -> CameraAccess { currentAccess }

  func requestAccess() -> CameraAccess {
    currentAccess = answer
    return answer
  }

  func start() async -> AsyncStream<CameraFrame> {
    calls.append("start")
    await starting.pass()
    let (stream, continuation) = AsyncStream.makeStream(of: CameraFrame.self)
    frames = continuation
    return stream
  }

  func stop() async {
    calls.append("stop")
    await stopping.pass()
    frames?.finish()
    frames = nil
  }

  func switchLens() {
    calls.append("switchLens")
  }

  func setTorch(_ isOn: Bool) {
    calls.append("setTorch(\(isOn))")
  }

  func retry() {
    calls.append("retry")
  }

  func tell(_ status: CameraStatus) {
    state.send(status)
  }

  func film(_ frame: CameraFrame) {
    frames?.yield(frame)
  }
}

/// Knows pictures by their file's contents.
struct FakePictures: PictureReader {
  var pictures: [Data: Picture] = [:]
  var gate = Gate(isOpen: true)

  func read(_ data: Data) async throws -> Picture {
    await gate.pass()
    guard let picture = pictures[data] else { throw PictureProblem.unreadable }
    return picture
  }
}

/// A picture that the person picked; nil if it is gone.
struct FakePictureSource: PictureSource {
  let contents: Data?

  func data() throws -> Data {
    guard let contents else { throw PictureProblem.gone }
    return contents
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
