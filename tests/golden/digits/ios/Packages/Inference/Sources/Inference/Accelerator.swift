/// A part of the device that can run the model, or several parts together.
///
/// A runtime names its own; the app shows them and forces one of them, but knows none by heart.
public struct Accelerator: Sendable, Hashable, Codable {
  /// Tells it from the runtime's others, and stays the same for ever.
  public let id: String
  /// A proper name for people, the same in every language.
  public let name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

extension Accelerator {
  /// Every device has it, and every runtime.
  public static let cpu = Accelerator(id: "cpu", name: "CPU")
  /// The GPU, with the CPU for what it doesn't take.
  public static let gpu = Accelerator(id: "gpu", name: "GPU")
  /// The Neural Engine, with the CPU for what it doesn't take.
  public static let neuralEngine = Accelerator(id: "neural-engine", name: "Neural Engine")
  /// Whatever Core ML chooses for each part of the model.
  public static let all = Accelerator(id: "all", name: "All units")
}
