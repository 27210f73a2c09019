import Foundation

/// What compute units are made to do wrong, for tests: `COREML_FAULTS` says it, such as
/// `all=zeros,cpuAndGPU=dies running`.
final class Fault {
  private let kind: String
  private var runs = 0

  private init(_ kind: String) { self.kind = kind }

  static func of(_ units: MLComputeUnits) -> Fault? { kinds["\(units)"].map(Fault.init) }

  func onLoad() throws {
    switch kind {
    case "refuses": throw failure("Failed to build the model execution plan.")
    case "dies loading": abort()
    default: break
    }
  }

  func onPredict() throws {
    runs += 1
    switch kind {
    case "throws at once": throw failure("Unable to compute the prediction.")
    case "throws late": if runs > 2 { throw failure("Unable to compute the prediction.") }
    case "throws in use": if getenv("IN_USE") != nil { throw failure("Unable to compute the prediction.") }
    case "dies running": abort()
    case "is slow": Thread.sleep(forTimeInterval: 0.15)
    default: break
    }
  }

  /// The output goes by a name that isn't the model's.
  var misnames: Bool { kind == "misnames its output" }

  func spoiled(_ answer: [Float]) -> [Float] {
    switch kind {
    case "gives too few scores": answer.dropLast()
    case "zeros": answer.map { _ in 0 }
    case "NaN": answer.map { _ in .nan }
    case "errs by a twentieth": answer.map { $0 * 1.05 }
    case "noise": answer.indices.map { Float(($0 * 7919 + runs * 104_729) % 1000) / 1000 }
    default: answer
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: list("COREML_FAULTS").map { entry in
      let parts = entry.components(separatedBy: "=")
      precondition(parts.count == 2 && known.contains(parts[1]), "COREML_FAULTS doesn't know \(entry)")
      return (parts[0], parts[1])
    })

  private static let known: Set = [
    "refuses", "dies loading", "throws at once", "throws late", "throws in use", "dies running", "is slow", "zeros",
    "NaN", "errs by a twentieth", "noise", "gives too few scores", "misnames its output",
  ]
}
