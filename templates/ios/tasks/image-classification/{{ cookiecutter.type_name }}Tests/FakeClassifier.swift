import Inference

@testable import {{ cookiecutter.type_name }}

/// Sees the same in every frame.
actor FakeClassifier: ImageClassifier {
  nonisolated let accelerators: AcceleratorReport
  nonisolated let model = ModelDescription(ModelContract.files[0], runtime: "Fake")
  var answer = Result<Classification, any Error>.success(.seven)

  init(_ accelerator: Accelerator = .cpu) {
    accelerators = AcceleratorReport(
      inUse: accelerator, candidates: [Candidate(accelerator)])
  }

  func classify(_ source: any FrameSource) throws -> Classification {
    try answer.get()
  }

  func inputPicture() -> InputPicture? { nil }

  func computePlan() -> ComputePlanSummary? { nil }

  func will(_ answer: Result<Classification, any Error>) {
    self.answer = answer
  }
}

extension Classification {
  static let seven = Classification(
    scores: [Inference.Category(index: 7, label: "seven", score: 0.9)])

  init(scores: [Inference.Category], inference: Duration = .zero) {
    let size = ImageSize(width: 640, height: 480)
    self.init(
      categories: scores, isConfident: true, frameSize: size, seen: PixelRegion(size),
      times: StageTimes(preprocessing: .zero, inference: inference, postprocessing: .zero))
  }
}
