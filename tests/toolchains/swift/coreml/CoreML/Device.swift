import Foundation

/// The device, as tests say it.
enum Device {
  /// `COREML_DEVICE`, such as `Neural Engine,GPU`: what it has beside the CPU.
  static let computeDevices: [MLComputeDevice] = {
    let parts = list("COREML_DEVICE")
    return (parts.contains("Neural Engine") ? [.neuralEngine(MLNeuralEngineComputeDevice())] : [])
      + (parts.contains("GPU") ? [.gpu(MLGPUComputeDevice())] : []) + [.cpu(MLCPUComputeDevice())]
  }()

  /// `COREML_LAYOUT`: how the elements of arrays lie.
  static let layout = Layout(rawValue: setting("COREML_LAYOUT") ?? "packed")!

  /// `COREML_OUTPUT`: the type of outputs, which Core ML chooses for models that leave it open.
  static let outputType: MLMultiArrayDataType = {
    switch setting("COREML_OUTPUT") ?? "float32" {
    case "float32": .float32
    case "float16": .float16
    case "double": .double
    case let other: fatalError("COREML_OUTPUT doesn't know \(other)")
    }
  }()

  enum Layout: String {
    case packed
    /// Each row of the last axis is filled up to 16 elements.
    case padded
    /// Every other element is a gap.
    case strided

    func strides(of extents: [Int]) -> [Int] {
      var strides = [self == .strided ? 2 : 1]
      for (axis, extent) in extents.enumerated().dropFirst().reversed() {
        var length = extent * strides[0]
        if self == .padded, axis == extents.count - 1 { length = (length / 16 + 1) * 16 }
        strides.insert(length, at: 0)
      }
      return strides
    }
  }
}

public class MLCPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLGPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLNeuralEngineComputeDevice: NSObject, @unchecked Sendable {
  public var totalCoreCount: Int { 16 }
}

public enum MLComputeDevice: Hashable, Sendable {
  case cpu(MLCPUComputeDevice)
  case gpu(MLGPUComputeDevice)
  case neuralEngine(MLNeuralEngineComputeDevice)
  public static var allComputeDevices: [MLComputeDevice] { Device.computeDevices }
}

extension MLModel {
  public class var availableComputeDevices: [MLComputeDevice] { Device.computeDevices }
}

func setting(_ variable: String) -> String? { ProcessInfo.processInfo.environment[variable] }

func list(_ variable: String) -> [String] { (setting(variable) ?? "").split(separator: ",").map(String.init) }
