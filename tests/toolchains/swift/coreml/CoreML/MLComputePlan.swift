import Foundation

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

/// The recorded model's operations; all but constants run on the first of the units' devices that is there.
public class MLComputePlan {
  public final let modelStructure: MLModelStructure
  private let device: MLComputeDevice

  private init(_ recording: Recording, _ units: MLComputeUnits) {
    let operations = recording.operations.map { MLModelStructure.Program.Operation(operatorName: $0, blocks: []) }
    modelStructure = .program(.init(functions: ["main": .init(block: .init(operations: operations))]))
    device =
      Device.computeDevices.first { device in
        switch device {
        case .neuralEngine: units == .all || units == .cpuAndNeuralEngine
        case .gpu: units == .all || units == .cpuAndGPU
        case .cpu: true
        }
      }!
  }

  public static func load(contentsOf url: URL, configuration: MLModelConfiguration) async throws -> MLComputePlan {
    MLComputePlan(try Recording(contentsOf: url), configuration.computeUnits)
  }

  public func deviceUsage(for operation: MLModelStructure.Program.Operation) -> DeviceUsage? {
    guard !operation.operatorName.contains("const") else { return nil }
    return DeviceUsage(supported: Device.computeDevices, preferred: device)
  }

  public struct DeviceUsage: Sendable {
    public let supported: [MLComputeDevice]
    public let preferred: MLComputeDevice
  }
}
