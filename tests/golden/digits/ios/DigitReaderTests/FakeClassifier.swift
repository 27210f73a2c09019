import Inference

@testable import DigitReader

/// Sees the same in every frame.
actor FakeClassifier: ImageClassifier {
  nonisolated let accelerators: AcceleratorReport
  nonisolated let model = ModelDescription(ModelContract.files[0], runtime: "Fake")
  nonisolated let gate = Gate(isOpen: true)
  private(set) var framesSeen = 0
  private var answer = Result<Classification, any Error>.success(.seven)

  init(_ accelerator: Accelerator = .cpu) {
    accelerators = AcceleratorReport(inUse: accelerator, candidates: [Candidate(accelerator)])
  }

  func classify(_ source: any FrameSource) async throws -> Classification {
    framesSeen += 1
    await gate.pass()
    return try answer.get()
  }

  func inputPicture() -> InputPicture? { nil }

  func computePlan() -> ComputePlanSummary? { nil }

  func see(_ classification: Classification) {
    answer = .success(classification)
  }

  func fail(_ message: String = "lost the GPU") {
    answer = .failure(Failure(message))
  }
}

extension Classification {
  static let seven = Classification(
    [Inference.Category(index: 7, label: "seven", score: 0.9)])
  static let one = Classification([Inference.Category(index: 1, label: "one", score: 0.8)])

  init(_ categories: [Inference.Category], inference: Duration = .zero) {
    let size = ImageSize(width: 640, height: 480)
    self.init(
      categories: categories, isConfident: true, frameSize: size, seen: PixelRegion(size),
      times: StageTimes(preprocessing: .zero, inference: inference, postprocessing: .zero))
  }
}
