import Foundation
import Inference
import TensorFlowLite

/// Starts the model with TensorFlow Lite: on one delegate, or on the CPU alone.
struct TFLiteRuntime: ModelRuntime {
  let name = "TensorFlow Lite \(TensorFlowLite.Runtime.version)"
  let file = ModelContract.tfLite
  let accelerators: [Accelerator] = [.coreMLDelegate, .metalDelegate, .cpu]

  private let bundle: Bundle

  /// - Parameter bundle: where Xcode put the model.
  init(bundle: Bundle = .main) {
    self.bundle = bundle
  }

  func requireModel() throws {
    _ = try modelURL()
  }

  func rejection(of accelerator: Accelerator) -> RejectionReason? {
    #if targetEnvironment(simulator)
      // A simulator has no Neural Engine, and its GPU is the Mac's.
      accelerator == .cpu ? nil : .notAvailable
    #else
      // Nil on a device without a Neural Engine; the model isn't looked at yet.
      accelerator == .coreMLDelegate && CoreMLDelegate() == nil ? .notAvailable : nil
    #endif
  }

  /// A delegate that can't take the model fails here, or not before its first run.
  func start(_ accelerator: Accelerator) throws -> any ModelRunner {
    let url = try modelURL()
    var options = Interpreter.Options()
    options.threadCount = Self.cpuThreads
    // XNNPACK has the fast kernels. It would take from a delegate what that leaves to the CPU, a
    // pairing that TensorFlow Lite calls untested.
    options.isXNNPackEnabled = accelerator == .cpu
    return try TFLiteRunner(
      contentsOf: url, file: file, options: options, delegates: try delegates(for: accelerator))
  }

  private func modelURL() throws -> URL {
    guard let url = bundle.url(forResource: file.name, withExtension: "tflite") else {
      throw InferenceError.missingModel(file.name)
    }
    return url
  }

  private func delegates(for accelerator: Accelerator) throws -> [any Delegate] {
    switch accelerator {
    case .coreMLDelegate:
      guard let delegate = CoreMLDelegate() else {
        throw InterpreterError.tensorFlowLiteError("This device has no Neural Engine.")
      }
      return [delegate]
    case .metalDelegate: return [MetalDelegate(options: .halfPrecision)]
    default: return []
    }
  }

  /// An iPhone has two fast cores. Further threads would share the work with slow ones, and every
  /// layer waits for the last of them.
  private static let cpuThreads = min(ProcessInfo.processInfo.activeProcessorCount, 2)
}

extension MetalDelegate.Options {
  /// What a GPU is best at; the self-check judges whether the model stands it.
  fileprivate static var halfPrecision: Self {
    var options = Self()
    options.isPrecisionLossAllowed = true
    return options
  }
}
