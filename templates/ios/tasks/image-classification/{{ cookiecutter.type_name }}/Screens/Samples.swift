import Inference

// What previews show in place of a camera and a model.

extension Reading {
  static func sample(score: Float, rejections: [Rejection] = []) -> Reading {
    Reading(
      computeUnits: ComputeUnitReport(
        inUse: rejections.isEmpty ? .all : .cpuOnly, rejections: rejections),
      frame: .sample(score: score))
  }
}

extension FrameReading {
  static func sample(score: Float) -> FrameReading {
    let rest = (1 - score) / 2
    return FrameReading(
      results: [
        ScoredLabel(index: 7, label: "seven", score: score),
        ScoredLabel(index: 1, label: "one", score: rest),
        ScoredLabel(index: 4, label: "a label that is much longer than the others", score: rest),
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

extension [Rejection] {
  static var samples: [Rejection] {
    [
      Rejection(units: .all, reason: .wrongAnswer(error: 0.31, tolerance: 0.02)),
      Rejection(units: .cpuAndNeuralEngine, reason: .notOnThisDevice),
    ]
  }
}
