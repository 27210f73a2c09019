import Inference

// States for Xcode's previews: no model runs there.

extension InspectorState {
  static let opening = sample(.opening(.preparing(.neuralEngine)))
  static let noFrame = sample(.running(Run(accelerators: .sample([fastAll, rightCPU]))))
  static let running = sample(.running(.sample([fastAll, rightCPU])))
  static let fallback = sample(
    .running(.sample([absentEngine, wrongGPU, rightCPU], inUse: .cpu, choice: .remembered)),
    thermalState: .serious, isSavingPower: true)
  static let forced = sample(
    .running(.sample([wrongGPU, Candidate(.cpu)], inUse: .gpu, choice: .forced)))
  static let failed = sample(.failed(message: "", candidates: [wrongGPU, failedCPU]))

  private static let fastAll = Candidate(.all, time: .microseconds(2400))
  private static let rightCPU = Candidate(.cpu, time: .microseconds(7800))
  private static let absentEngine = Candidate(.neuralEngine, rejection: .notAvailable)
  private static let wrongGPU = Candidate(
    .gpu, rejection: .wrongAnswer(error: 0.31, tolerance: 0.01), time: .microseconds(2400))
  private static let failedCPU = Candidate(.cpu, rejection: .failed(message: "Out of memory"))

  private static func sample(
    _ activity: Activity, thermalState: ThermalState = .fair, isSavingPower: Bool = false
  ) -> InspectorState {
    let runtime = Runtime.allCases[0].make()
    return InspectorState(
      activity: activity, model: ModelDescription(runtime.file, runtime: runtime.name),
      device: DeviceStatus(
        app: "Preview 1.0 (1)", device: "iPhone17,1", system: "iOS 26.1",
        memory: MemoryStatus(
          footprint: 182_400_000, available: 3_120_000_000, total: 8_000_000_000),
        thermalState: thermalState, isSavingPower: isSavingPower))
  }
}

extension InspectorState.Run {
  fileprivate static func sample(
    _ candidates: [Candidate], inUse: Accelerator = .all, choice: Choice = .measured
  ) -> Self {
    Self(
      accelerators: .sample(candidates, inUse: inUse, choice: choice),
      computePlan: ComputePlanSummary(neuralEngine: 40, gpu: 0, cpu: 2), frames: .sample,
      picture: .gradient)
  }
}

extension AcceleratorReport {
  fileprivate static func sample(
    _ candidates: [Candidate], inUse: Accelerator = .all, choice: Choice = .measured
  ) -> Self {
    Self(inUse: inUse, candidates: candidates, choice: choice)
  }
}

extension FrameSummary {
  fileprivate static let sample = FrameSummary(
    preprocessing: .around(.microseconds(420)), inference: .around(.microseconds(2400)),
    postprocessing: .around(.microseconds(35)), frames: FrameStatistics.capacity,
    framesPerSecond: 29.8, droppedFrames: 3)
}

extension StageSummary {
  /// With a frame now and then that takes longer.
  fileprivate static func around(_ typical: Duration) -> StageSummary {
    let series = (0..<FrameStatistics.capacity).map { frame in
      typical * (frame % 17 == 5 ? 1.6 : 0.9 + Double(frame % 7) * 0.03)
    }
    return StageSummary(median: typical, p90: typical * 1.3, series: series)
  }
}

extension InputPicture {
  fileprivate static let gradient = InputPicture(
    width: 8, height: 8, rgba: (0..<64).flatMap(color), lowest: -1, highest: 1)

  private static func color(of pixel: Int) -> [UInt8] {
    let (row, column) = pixel.quotientAndRemainder(dividingBy: 8)
    return [UInt8(36 * column), UInt8(36 * row), 128, 255]
  }
}
