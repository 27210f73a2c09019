import Inference

// What previews show in place of a camera and a model.

extension ClassifierState.Running {
  static func sample(score: Float, rejections: [Candidate] = []) -> ClassifierState.Running {
    ClassifierState.Running(
      accelerators: AcceleratorReport(
        inUse: rejections.isEmpty ? .all : .cpu, candidates: rejections),
      classification: .sample(score: score),
      pace: Pace(inference: .milliseconds(4), framesPerSecond: 30))
  }
}

extension Classification {
  static func sample(score: Float) -> Classification {
    let rest = (1 - score) / 2
    let long = "a label that is much longer than the others"
    return Classification(
      categories: [
        Inference.Category(index: 7, label: "seven", score: score),
        Inference.Category(index: 1, label: "one", score: rest),
        Inference.Category(index: 4, label: long, score: rest),
      ],
      isConfident: score >= 0.5,
      frameSize: ImageSize(width: 720, height: 1280),
      seen: PixelRegion(left: 0, top: 280, width: 720, height: 720),
      times: StageTimes(
        preprocessing: .milliseconds(1), inference: .milliseconds(4),
        postprocessing: .microseconds(20)))
  }
}

extension [Candidate] {
  static var samples: [Candidate] {
    [
      Candidate(.all, rejection: .wrongAnswer(error: 0.31, tolerance: 0.02)),
      Candidate(.neuralEngine, rejection: .notAvailable),
    ]
  }
}
