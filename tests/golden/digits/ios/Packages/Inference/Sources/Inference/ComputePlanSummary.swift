/// How many of the model's operations are meant to run on each part of the device.
public struct ComputePlanSummary: Sendable, Equatable {
  public let neuralEngine: Int
  public let gpu: Int
  public let cpu: Int

  public init(neuralEngine: Int, gpu: Int, cpu: Int) {
    self.neuralEngine = neuralEngine
    self.gpu = gpu
    self.cpu = cpu
  }

  /// All operations that run anywhere.
  public var total: Int { neuralEngine + gpu + cpu }
}
