#if canImport(CoreML)
  import CoreML

  @available(iOS 17.4, macOS 14.4, *)
  extension ComputePlanSummary {
    /// Asks Core ML, which loads the model once more for this; nil if it can't tell.
    init?(contentsOf url: URL, configuration: MLModelConfiguration) async {
      guard
        let plan = try? await MLComputePlan.load(contentsOf: url, configuration: configuration),
        case .program(let program) = plan.modelStructure,
        let main = program.functions["main"]
      else { return nil }
      // Constants run nowhere, so there is no device for them.
      let devices = main.block.allOperations.compactMap { plan.deviceUsage(for: $0)?.preferred }
      self.init(devices)
    }

    private init(_ devices: [MLComputeDevice]) {
      var (neuralEngine, gpu, cpu) = (0, 0, 0)
      for device in devices {
        switch device {
        case .neuralEngine: neuralEngine += 1
        case .gpu: gpu += 1
        case .cpu: cpu += 1
        @unknown default: continue
        }
      }
      self.init(neuralEngine: neuralEngine, gpu: gpu, cpu: cpu)
    }
  }

  @available(iOS 17.4, macOS 14.4, *)
  extension MLModelStructure.Program.Block {
    /// With those of loops and branches.
    fileprivate var allOperations: [MLModelStructure.Program.Operation] {
      operations.flatMap { [$0] + $0.blocks.flatMap(\.allOperations) }
    }
  }
#endif
