#if canImport(CoreML)
  import CoreML

  extension ComputeUnits {
    /// Core ML's name for them.
    var coreML: MLComputeUnits {
      switch self {
      case .all: .all
      case .cpuAndNeuralEngine: .cpuAndNeuralEngine
      case .cpuAndGPU: .cpuAndGPU
      case .cpuOnly: .cpuOnly
      }
    }

    /// Those that this device has. Core ML would silently run on the CPU in place of the others.
    static var onThisDevice: Set<ComputeUnits> {
      var found: Set<ComputeUnits> = [.cpuOnly]
      for device in MLModel.availableComputeDevices {
        switch device {
        case .neuralEngine: found.formUnion([.all, .cpuAndNeuralEngine])
        case .gpu: found.formUnion([.all, .cpuAndGPU])
        case .cpu: break
        @unknown default: found.insert(.all)
        }
      }
      return found
    }
  }
#endif
