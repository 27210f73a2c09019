import Foundation
import Inference

@testable import DigitReader

extension InspectorState {
  static func sample(_ activity: Activity) -> InspectorState {
    InspectorState(
      activity: activity, model: ModelDescription(ModelContract.files[0], runtime: "Core ML"),
      device: .sample)
  }
}

extension DeviceStatus {
  static let sample = DeviceStatus(
    app: "Birds 1.0 (1)", device: "iPhone17,1", system: "iOS 26.1",
    memory: MemoryStatus(footprint: 182_440_000, available: nil, total: 8_000_000_000),
    thermalState: .fair, isSavingPower: true)
}

extension FrameSummary {
  static let sample = FrameSummary(
    preprocessing: StageSummary(median: .microseconds(420), p90: .microseconds(840), series: []),
    inference: StageSummary(
      median: .microseconds(12_300), p90: .microseconds(24_600), series: []),
    postprocessing: StageSummary(median: .microseconds(36), p90: .microseconds(72), series: []),
    frames: 100, framesPerSecond: 29.84, droppedFrames: 3)
}

/// The report of `sample`s; what the model's own contract says stands in for itself.
let wholeReport: String = {
  let model = InspectorState.sample(.opening(.readingModel)).model
  let preprocessing = model.preprocessing
  return """
    # Report of Birds 1.0 (1)

    ## Accelerator

    - GPU: wrong answer, off by 0.31 where 0.01 is allowed
    - CPU: in use (12.30 ms)
    - choice: measured at this start
    - operations: 40 on the Neural Engine, 0 on the GPU, 2 on the CPU

    ## Time

    - preprocessing: median 0.42 ms, 90th percentile 0.84 ms
    - inference: median 12.30 ms, 90th percentile 24.60 ms
    - postprocessing: median 0.04 ms, 90th percentile 0.07 ms
    - frames per second: 29.8
    - dropped frames: 3, beside 100 seen

    ## Input

    - tensor: \(model.input.reportText)
    - picture: \(preprocessing.summary)
    - mean: \(preprocessing.normalization.mean.reportText)
    - standard deviation: \(preprocessing.normalization.std.reportText)
    - values of the last frame: -123.680 to 0.500

    ## Model

    - name: \(model.name)
    - version: \(model.version)
    - description: \(model.description)
    - task: \(model.task)
    - precision: \(model.precision)
    - size: \(model.sizeBytes) bytes
    - SHA-256: \(model.digest)
    - licence: \(model.license)
    - output: \(model.output.reportText)
    - parity: \(model.parity)
    - runtime: Core ML

    ## Device

    - device: iPhone17,1
    - system: iOS 26.1
    - memory of the app: 182.4 MB
    - memory left to the app: no limit
    - memory of the device: 8000.0 MB
    - thermal state: fair
    - Low Power Mode: on

    """
}()
