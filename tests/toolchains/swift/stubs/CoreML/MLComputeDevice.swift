@_exported import Foundation

public class MLCPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLGPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLNeuralEngineComputeDevice: NSObject, @unchecked Sendable {
  public var totalCoreCount: Int { fatalError() }
}
public enum MLComputeDevice: Hashable, Sendable {
  case cpu(MLCPUComputeDevice)
  case gpu(MLGPUComputeDevice)
  case neuralEngine(MLNeuralEngineComputeDevice)
  public static var allComputeDevices: [MLComputeDevice] { fatalError() }
}
extension MLModel {
  public class var availableComputeDevices: [MLComputeDevice] { fatalError() }
}
