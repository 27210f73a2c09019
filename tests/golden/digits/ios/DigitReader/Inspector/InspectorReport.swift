import Foundation
import Inference

// Reports go into bug reports, whoever reads those: so their words are English and their numbers are
// written the same way whatever language the phone speaks, and they don't stand in the catalog.

extension InspectorState {
  /// All that the inspector shows, and what is too long for it, as plain text; nil while the model is
  /// being opened.
  var report: String? {
    var report = Report(title: "Report of \(device.app)")
    switch activity {
    case .opening:
      return nil
    case .running(let run):
      report.accelerators(run.accelerators, run.computePlan)
      report.times(run.frames)
    case .failed(let message, let candidates):
      report.failure(message, candidates)
    }
    report.input(model, run?.picture)
    report.model(model)
    report.device(device)
    return report.text
  }
}

extension Report {
  fileprivate mutating func accelerators(
    _ report: AcceleratorReport, _ plan: ComputePlanSummary?
  ) {
    section("Accelerator")
    for candidate in report.candidates {
      let isInUse = candidate.accelerator == report.inUse
      fact(candidate.accelerator.name, candidate.reportText(isInUse: isInUse))
    }
    fact("choice", report.choice.reportText)
    if let plan { fact("operations", plan.reportText) }
  }

  fileprivate mutating func failure(_ message: String, _ candidates: [Candidate]) {
    section("Failure")
    fact("message", message.isEmpty ? "no accelerator can be trusted with the model" : message)
    for candidate in candidates {
      fact(candidate.accelerator.name, candidate.reportText(isInUse: false))
    }
  }

  fileprivate mutating func times(_ frames: FrameSummary?) {
    section("Time")
    guard let frames else { return fact("frames", "none yet") }
    fact("preprocessing", frames.preprocessing.reportText)
    fact("inference", frames.inference.reportText)
    fact("postprocessing", frames.postprocessing.reportText)
    let rate = frames.framesPerSecond.map { String(format: "%.1f", $0) }
    fact("frames per second", rate ?? "unknown")
    let dropped = frames.droppedFrames.map(String.init)
    fact("dropped frames", "\(dropped ?? "unknown"), beside \(frames.frames) seen")
  }

  fileprivate mutating func input(_ model: ModelDescription, _ picture: InputPicture?) {
    let preprocessing = model.preprocessing
    section("Input")
    fact("tensor", model.input.reportText)
    fact("picture", preprocessing.summary)
    fact("mean", preprocessing.normalization.mean.reportText)
    fact("standard deviation", preprocessing.normalization.std.reportText)
    let range = picture.map { String(format: "%.3f to %.3f", $0.lowest, $0.highest) }
    fact("values of the last frame", range ?? "no frame yet")
  }

  fileprivate mutating func model(_ model: ModelDescription) {
    section("Model")
    fact("name", model.name)
    fact("version", model.version)
    if !model.description.isBlank { fact("description", model.description) }
    fact("task", model.task)
    fact("precision", model.precision)
    fact("size", "\(model.sizeBytes) bytes")
    fact("SHA-256", model.digest)
    fact("licence", model.license)
    fact("output", model.output.reportText)
    fact("parity", model.parity)
    fact("runtime", model.runtime)
  }

  fileprivate mutating func device(_ status: DeviceStatus) {
    section("Device")
    fact("device", status.device)
    fact("system", status.system)
    fact("memory of the app", status.memory.footprint.map(reportBytes) ?? "unknown")
    fact("memory left to the app", status.memory.available.map(reportBytes) ?? "no limit")
    fact("memory of the device", reportBytes(status.memory.total))
    fact("thermal state", "\(status.thermalState)")
    fact("Low Power Mode", status.isSavingPower ? "on" : "off")
  }
}
