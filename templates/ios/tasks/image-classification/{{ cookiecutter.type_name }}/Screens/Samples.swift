import Inference

// What previews show in place of a camera and a model.

extension Reading {
  static func sample(score: Float, rejections: [Candidate] = []) -> Reading {
    Reading(
      accelerators: AcceleratorReport(
        inUse: rejections.isEmpty ? .all : .cpu, candidates: rejections),
      frame: .sample(score: score))
  }
}

extension FrameReading {
  static func sample(score: Float) -> FrameReading {
    let rest = (1 - score) / 2
    return FrameReading(
      results: [
        Category(index: 7, label: "seven", score: score),
        Category(index: 1, label: "one", score: rest),
        Category(index: 4, label: "a label that is much longer than the others", score: rest),
      ],
      isConfident: score >= 0.5,
      frameSize: ImageSize(width: 720, height: 1280),
      seen: PixelRegion(left: 0, top: 280, width: 720, height: 720),
      times: StageTimes(
        preprocessing: .milliseconds(1), inference: .milliseconds(4),
        postprocessing: .microseconds(20)),
      framesPerSecond: 30)
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
