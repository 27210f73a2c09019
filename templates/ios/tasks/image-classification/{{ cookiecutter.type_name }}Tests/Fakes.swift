import Inference

@testable import {{ cookiecutter.type_name }}

/// Gives the frames that it was made with, and remembers whether it runs.
actor FakeCamera: Camera {
  private(set) var isRunning = false
  private var currentAccess: CameraAccess
  private let answer: CameraAccess
  private let frames: [StoredFrame]
  private let problem: CameraProblem?

  init(
    access: CameraAccess = .allowed, answer: CameraAccess = .allowed, frames: Int = 0,
    problem: CameraProblem? = nil
  ) {
    currentAccess = access
    self.answer = answer
    let geometry = FrameGeometry(width: 1, height: 1, rowStride: 4)
    self.frames = Array(
      repeating: StoredFrame(bytes: [0, 0, 0, 255], geometry: geometry), count: frames)
    self.problem = problem
  }

  func access() -> CameraAccess { currentAccess }

  func requestAccess() -> CameraAccess {
    currentAccess = answer
    return answer
  }

  var status: AsyncStream<CameraStatus> {
    AsyncStream { $0.yield(CameraStatus(problem: problem)) }
  }

  func switchLens() {}

  func setTorch(_ isOn: Bool) {}

  func retry() {}

  func start() -> AsyncStream<CameraFrame> {
    isRunning = true
    return AsyncStream { continuation in
      for frame in frames {
        continuation.yield(CameraFrame(source: frame, timestamp: .zero))
      }
      continuation.finish()
    }
  }

  func stop() {
    isRunning = false
  }
}

/// Gives the answers that it was made with, one for each frame.
actor FakeClassifier: ImageClassifier {
  static let report = AcceleratorReport(
    inUse: .cpu, candidates: [Candidate(.all, rejection: .failed(message: "no"))])

  nonisolated let accelerators = FakeClassifier.report
  nonisolated let model = ModelDescription(.fake, runtime: "Fake")
  private var answers: [Result<[Category], InferenceError>]

  init(_ answers: [Result<[Category], InferenceError>] = []) {
    self.answers = answers
  }

  func classify(_ source: any FrameSource) throws -> Classification {
    let size = ImageSize(width: 1, height: 1)
    return Classification(
      categories: try answers.removeFirst().get(),
      isConfident: true,
      frameSize: size,
      seen: PixelRegion(size),
      times: StageTimes(preprocessing: .zero, inference: .zero, postprocessing: .zero))
  }

  func inputPicture() -> InputPicture? { nil }

  func computePlan() -> ComputePlanSummary? { nil }
}

extension ModelFile {
  static let fake = ModelFile(
    name: "fake", precision: "float32", sizeBytes: 1, digest: "", parity: "",
    input: TensorSpec(name: "image", shape: [1, 1, 1, 3], dtype: .float32),
    output: TensorSpec(name: "scores", shape: [1, 1], dtype: .float32),
    tolerance: 0, cpuTolerance: 0)
}
