import Foundation

/// What the device has, as tests say it: `TFLITE_DEVICE`, such as `Neural Engine,Metal`.
enum Device {
  static let hasNeuralEngine = parts.contains("Neural Engine")
  static let hasMetal = parts.contains("Metal")

  private static let parts = list("TFLITE_DEVICE")
}

/// What a delegate is made to do wrong, for tests: `TFLITE_FAULTS` says it, such as
/// `CoreMLDelegate=zeros,MetalDelegate=dies running`. `CPU` stands for an interpreter without delegates.
final class Fault {
  private let kind: String
  private var runs = 0

  private init(_ kind: String) { self.kind = kind }

  static func named(_ name: String) -> Fault? { kinds[name].map(Fault.init) }

  static func of(_ delegate: (any Delegate)?) -> Fault? { named(name(of: delegate)) }

  /// Tests ask for what the app makes its interpreters with.
  static func tell(_ delegate: (any Delegate)?, _ options: Interpreter.Options?) {
    guard ProcessInfo.processInfo.environment["TFLITE_TELLS"] != nil else { return }
    let threads = options?.threadCount.map(String.init) ?? "default"
    print("created", name(of: delegate), threads, options?.isXNNPackEnabled == true ? "XNNPACK" : "", separator: "\t")
  }

  /// The delegate ends with an error when it is shown the model.
  var refuses: Bool { kind == "refuses" }

  func onCreate() {
    if kind == "dies compiling" { abort() }
  }

  func onAllocate() throws {
    if kind == "fails to allocate" { throw InterpreterError.failedToAllocateTensors }
  }

  func onInvoke() throws {
    runs += 1
    switch kind {
    case "throws at once": throw InterpreterError.allocateTensorsRequired
    case "throws late": if runs > 2 { throw InterpreterError.allocateTensorsRequired }
    case "throws in use": if getenv("IN_USE") != nil { throw InterpreterError.allocateTensorsRequired }
    case "dies running": abort()
    case "is slow": Thread.sleep(forTimeInterval: 0.15)
    default: break
    }
  }

  func spoiled(_ output: Tensor) -> Tensor {
    switch kind {
    case "gives too few scores": output.holding(output.data.dropLast(4))
    case "zeros": output.with { _, _ in 0 }
    case "NaN": output.with { _, _ in .nan }
    case "errs by a twentieth": output.with { value, _ in value * 1.05 }
    case "noise": output.with { _, index in Float((index * 7919 + runs * 104_729) % 1000) / 1000 }
    default: output
    }
  }

  private static let kinds = Dictionary(
    uniqueKeysWithValues: list("TFLITE_FAULTS").map { entry in
      let parts = entry.components(separatedBy: "=")
      precondition(parts.count == 2 && known.contains(parts[1]), "TFLITE_FAULTS doesn't know \(entry)")
      return (parts[0], parts[1])
    })

  private static let known: Set = [
    "refuses", "dies compiling", "fails to allocate", "throws at once", "throws late", "throws in use", "dies running",
    "is slow", "zeros", "NaN", "errs by a twentieth", "noise", "gives too few scores",
  ]

  private static func name(of delegate: (any Delegate)?) -> String {
    delegate.map { String(describing: type(of: $0)) } ?? "CPU"
  }
}

private func list(_ variable: String) -> [String] {
  (ProcessInfo.processInfo.environment[variable] ?? "").split(separator: ",").map(String.init)
}

extension Tensor {
  /// The same tensor of other float32 values.
  fileprivate func with(_ change: (Float, Int) -> Float) -> Tensor {
    precondition(dataType == .float32, "only float32 outputs can be spoilt")
    var values = data.withUnsafeBytes { bytes in
      (0..<bytes.count / 4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: Float.self) }
    }
    for index in values.indices { values[index] = change(values[index], index) }
    return holding(values.withUnsafeBytes { Data($0) })
  }
}
