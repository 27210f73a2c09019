@_exported import Foundation

@available(iOS 17.4, macOS 14.4, *)
public enum MLModelStructure: Sendable {
  case neuralNetwork(NeuralNetwork)
  case program(Program)
  case pipeline(Pipeline)
  case unsupported

  public struct NeuralNetwork: Sendable {}
  public struct Pipeline: Sendable {}

  public struct Program: Sendable {
    public let functions: [String: Function]

    public struct Function: Sendable {
      public let block: Block
    }
    public struct Block: Sendable {
      public let operations: [Operation]
    }
    public struct Operation: Sendable {
      public let operatorName: String
      public let blocks: [Block]
    }
  }
}

// Nothing says that it is Sendable.
@available(iOS 17.4, macOS 14.4, *)
public class MLComputePlan {
  public final let modelStructure: MLModelStructure
  init() { fatalError() }
  public static func load(contentsOf url: URL, configuration: MLModelConfiguration) async throws -> MLComputePlan { fatalError() }
  public func deviceUsage(for operation: MLModelStructure.Program.Operation) -> DeviceUsage? { fatalError() }

  public struct DeviceUsage: Sendable {
    public let supported: [MLComputeDevice]
    public let preferred: MLComputeDevice
  }
}
