import Foundation
import Inference

extension Candidate {
  /// What became of it, with everything that it said.
  func reportText(isInUse: Bool) -> String {
    let outcome =
      switch (isInUse, rejection?.reportText) {
      case (false, let rejection?): rejection
      case (false, nil): time == nil ? "not tried" : "works too"
      case (true, nil): "in use"
      case (true, let rejection?): "in use although it was rejected: \(rejection)"
      }
    return time.map { "\(outcome) (\($0.reportText))" } ?? outcome
  }
}

extension RejectionReason {
  fileprivate var reportText: String {
    switch self {
    case .knownToFail(let explanation): "failed when the app was made: \(explanation)"
    case .notAvailable: "not on this device"
    case .failed(let message): message
    case .wrongAnswer(let error, let tolerance):
      "wrong answer, off by \(error) where \(tolerance) is allowed"
    case .crashedBefore: "crashed the app at an earlier start"
    case .slower(let time, let other, let otherTime):
      "slower than \(other.name): \(time.reportText) instead of \(otherTime.reportText)"
    }
  }
}

extension Choice {
  var reportText: String {
    switch self {
    case .measured: "measured at this start"
    case .remembered: "remembered from an earlier start, checked at this one"
    case .forced: "forced by the user"
    }
  }
}

extension ComputePlanSummary {
  var reportText: String {
    "\(neuralEngine) on the Neural Engine, \(gpu) on the GPU, \(cpu) on the CPU"
  }
}

extension StageSummary {
  var reportText: String {
    "median \(median.reportText), 90th percentile \(p90.reportText)"
  }
}

extension TensorSpec {
  var reportText: String {
    let type = "\(name): \(dtype.rawValue) \(shapeText)"
    guard quantization != .identity else { return type }
    return "\(type), scale \(quantization.scale), zero point \(quantization.zeroPoint)"
  }
}

extension [Float] {
  var reportText: String { map(\.description).joined(separator: ", ") }
}

extension Duration {
  fileprivate var reportText: String {
    String(format: "%.2f ms", self / .milliseconds(1))
  }
}

/// In megabytes of a million bytes.
func reportBytes(_ bytes: Int64) -> String {
  String(format: "%.1f MB", Double(bytes) / 1e6)
}
