import Inference

// What previews show in place of a camera and a model.

extension Classification {
  static let sample = sample([
    ("golden retriever", 0.82), ("Labrador retriever", 0.11), ("cocker spaniel", 0.04),
  ])
  static let notSure = sample(
    [("lampshade", 0.21), ("pedestal", 0.17), ("vase", 0.09)], isConfident: false)
  static let longLabels = sample([
    ("West Highland white terrier, or a small dog that looks very much like one", 0.64),
    ("soft-coated wheaten terrier of whatever colour its coat may be", 0.22),
    ("כלב מסוג טרייר סקוטי", 0.08),
  ])
  static let rightToLeft = sample([
    ("גולדן רטריבר", 0.82), ("Labrador retriever", 0.11), ("קוקר ספנייל", 0.04),
  ])
  static let many = sample([
    ("golden retriever", 0.82), ("Labrador retriever", 0.06), ("cocker spaniel", 0.04),
    ("Irish setter", 0.03), ("Brittany spaniel", 0.02), ("kuvasz", 0.01), ("beagle", 0.01),
    ("clumber", 0.005), ("tennis ball", 0.003), ("Great Pyrenees", 0.002),
  ])

  private static func sample(
    _ scores: [(label: String, score: Float)], isConfident: Bool = true
  ) -> Classification {
    Classification(
      categories: scores.enumerated().map {
        Inference.Category(index: $0.offset, label: $0.element.label, score: $0.element.score)
      },
      isConfident: isConfident,
      frameSize: ImageSize(width: 480, height: 640),
      seen: PixelRegion(left: 0, top: 80, width: 480, height: 480),
      times: StageTimes(
        preprocessing: .microseconds(900), inference: .milliseconds(8),
        postprocessing: .microseconds(40)))
  }
}

extension ClassifierState {
  static let sampleFailure = ClassifierState.failed(message: "", candidates: .rejected)
}

extension ClassifierState.Running {
  static let sample = sample(.sample)
  static let waiting = ClassifierState.Running(
    accelerators: AcceleratorReport(inUse: .neuralEngine, candidates: []))
  static let fallenBack = ClassifierState.Running(
    accelerators: AcceleratorReport(
      inUse: .cpu,
      candidates: [
        Candidate(.neuralEngine, rejection: .wrongAnswer(error: 0.31, tolerance: 0.01)),
        Candidate(.cpu, time: .milliseconds(24)),
      ]),
    classification: .sample, pace: Pace(inference: .milliseconds(24), framesPerSecond: 30))
  static let forced = ClassifierState.Running(
    accelerators: AcceleratorReport(inUse: .gpu, candidates: [Candidate(.gpu)], choice: .forced),
    classification: .sample, pace: Pace(inference: .milliseconds(11), framesPerSecond: 30))

  static func sample(_ classification: Classification) -> ClassifierState.Running {
    ClassifierState.Running(
      accelerators: AcceleratorReport(inUse: .neuralEngine, candidates: []),
      classification: classification,
      pace: Pace(inference: .microseconds(2400), framesPerSecond: 30))
  }
}

extension [Candidate] {
  static let rejected = [
    Candidate(.neuralEngine, rejection: .failed(message: "it lacks an operation of the model")),
    Candidate(.cpu, rejection: .wrongAnswer(error: 0.31, tolerance: 0.01)),
  ]
}
