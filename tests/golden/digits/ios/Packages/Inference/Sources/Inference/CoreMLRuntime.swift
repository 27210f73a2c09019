#if canImport(CoreML)
  import CoreML

  /// Starts the model with Core ML.
  public struct CoreMLRuntime: ModelRuntime {
    public let name = "Core ML"
    public let file = ModelContract.coreML

    /// Core ML chooses best itself. When all units together fail, either the Neural Engine or the GPU
    /// may be to blame: each is tried without the other.
    public let accelerators: [Accelerator] = [.all, .neuralEngine, .gpu, .cpu]

    private let bundle: Bundle

    /// - Parameter bundle: where Xcode put the compiled model.
    public init(bundle: Bundle = .main) {
      self.bundle = bundle
    }

    public func requireModel() throws {
      _ = try modelURL()
    }

    /// Core ML would silently run on the CPU in place of what the device doesn't have.
    public func rejection(of accelerator: Accelerator) -> RejectionReason? {
      isAvailable(accelerator) ? nil : .notAvailable
    }

    public func start(_ accelerator: Accelerator) throws -> any ModelRunner {
      try CoreMLRunner(
        contentsOf: modelURL(), file: file, configuration: configuration(for: accelerator))
    }

    public func computePlan(of accelerator: Accelerator) async -> ComputePlanSummary? {
      guard #available(iOS 17.4, macOS 14.4, *), let url = try? modelURL() else { return nil }
      return await ComputePlanSummary(
        contentsOf: url, configuration: configuration(for: accelerator))
    }

    private func modelURL() throws -> URL {
      guard let url = bundle.url(forResource: file.name, withExtension: "mlmodelc") else {
        throw InferenceError.missingModel(file.name)
      }
      return url
    }

    private func configuration(for accelerator: Accelerator) -> MLModelConfiguration {
      let configuration = MLModelConfiguration()
      configuration.computeUnits = accelerator.computeUnits
      return configuration
    }

    private func isAvailable(_ accelerator: Accelerator) -> Bool {
      if accelerator == .cpu { return true }
      return MLModel.availableComputeDevices.contains { device in
        switch device {
        case .neuralEngine: accelerator == .neuralEngine || accelerator == .all
        case .gpu: accelerator == .gpu || accelerator == .all
        case .cpu: false
        @unknown default: accelerator == .all
        }
      }
    }
  }

  extension Accelerator {
    fileprivate var computeUnits: MLComputeUnits {
      switch self {
      case .all: .all
      case .neuralEngine: .cpuAndNeuralEngine
      case .gpu: .cpuAndGPU
      default: .cpuOnly
      }
    }
  }
#endif
