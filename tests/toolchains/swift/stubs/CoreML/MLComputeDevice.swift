@_exported import Foundation

public class MLCPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLGPUComputeDevice: NSObject, @unchecked Sendable {}
public class MLNeuralEngineComputeDevice: NSObject, @unchecked Sendable {}
public enum MLComputeDevice: Hashable, Sendable {
  case cpu(MLCPUComputeDevice), gpu(MLGPUComputeDevice), neuralEngine(MLNeuralEngineComputeDevice)
}
extension MLModel { public static var availableComputeDevices: [MLComputeDevice] { fatalError() } }
