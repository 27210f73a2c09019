import TensorFlowLiteC

/// Takes parts of a model over from the interpreter.
public protocol Delegate: AnyObject {
  typealias CDelegate = UnsafeMutablePointer<TfLiteDelegate>
  var cDelegate: CDelegate { get }
}

/// Core ML's delegate. Here XNNPACK's does its work.
public final class CoreMLDelegate: Delegate {
  public let options: Options
  public let cDelegate: CDelegate
  private let deputy: Deputy

  /// Nil on a device without a Neural Engine, unless all devices are enabled.
  public init?(options: Options = Options()) {
    guard options.enabledDevices == .all || Device.hasNeuralEngine else { return nil }
    self.options = options
    deputy = Deputy(refuses: Fault.named("CoreMLDelegate")?.refuses ?? false)
    cDelegate = deputy.pointer
  }

  public enum EnabledDevices: Equatable, Hashable { case neuralEngine, all }

  public struct Options: Equatable, Hashable {
    public var enabledDevices: EnabledDevices = .neuralEngine
    public var coreMLVersion = 0
    public var maxDelegatedPartitions = 0
    public var minNodesPerPartition = 2
    public init() {}
  }
}

/// Metal's delegate. Here XNNPACK's does its work; on a device without Metal it takes no model.
public final class MetalDelegate: Delegate {
  public let options: Options
  public let cDelegate: CDelegate
  private let deputy: Deputy

  public init(options: Options = Options()) {
    self.options = options
    deputy = Deputy(refuses: Fault.named("MetalDelegate")?.refuses ?? !Device.hasMetal)
    cDelegate = deputy.pointer
  }

  public struct Options: Equatable, Hashable {
    public var isPrecisionLossAllowed = false
    public var waitType: ThreadWaitType = .passive
    public var isQuantizationEnabled = true
    public init() {}
  }
}

public enum ThreadWaitType: Equatable, Hashable { case none, passive, active, aggressive }

/// A delegate that this machine has: XNNPACK's, or one that ends with an error when it is shown the model.
private final class Deputy {
  let pointer: UnsafeMutablePointer<TfLiteDelegate>
  private let refuses: Bool

  init(refuses: Bool) {
    self.refuses = refuses
    guard refuses else {
      pointer = xnnpackDelegate(threads: 1)
      return
    }
    var builder = TfLiteOpaqueDelegateBuilder()
    builder.Prepare = { _, _, _ in kTfLiteDelegateError }
    pointer = TfLiteOpaqueDelegateCreate(&builder)
  }

  deinit {
    if refuses { TfLiteOpaqueDelegateDelete(pointer) } else { TfLiteXNNPackDelegateDelete(pointer) }
  }
}

func xnnpackDelegate(threads: Int?) -> UnsafeMutablePointer<TfLiteDelegate> {
  var options = TfLiteXNNPackDelegateOptionsDefault()
  if let threads, threads > 0 { options.num_threads = Int32(threads) }
  return TfLiteXNNPackDelegateCreate(&options)
}
