import Inference

@testable import DigitReader

/// Has seen one dark pixel, and tells of its plan whoever passes the gate.
actor SeeingClassifier: ImageClassifier {
  nonisolated let accelerators = AcceleratorReport(inUse: .gpu, candidates: [Candidate(.gpu)])
  nonisolated let model = ModelDescription(ModelContract.files[0], runtime: "Fake")

  /// How often it was asked for its plan.
  private(set) var planReads = 0
  nonisolated let gate: Gate

  init(gate: Gate = Gate(isOpen: true)) {
    self.gate = gate
  }

  func classify(_ source: any FrameSource) throws -> Classification { throw CancellationError() }

  func inputPicture() -> InputPicture? { .dot }

  func computePlan() async -> ComputePlanSummary? {
    planReads += 1
    await gate.pass()
    return ComputePlanSummary(neuralEngine: 1, gpu: 2, cpu: 3)
  }
}

extension InputPicture {
  static let dot = InputPicture(
    width: 1, height: 1, rgba: [0, 0, 0, 255], lowest: 0, highest: 0)
}

/// Counts how often it is asked.
@MainActor
final class FakeDeviceMonitor: DeviceMonitor {
  private(set) var reads = 0

  func read() -> DeviceStatus {
    reads += 1
    return .sample
  }
}
