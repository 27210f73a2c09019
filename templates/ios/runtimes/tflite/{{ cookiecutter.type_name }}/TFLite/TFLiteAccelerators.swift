import Inference

/// A delegate takes the parts of the model that it knows; the CPU runs the rest, and TensorFlow Lite
/// doesn't tell how much that is.
extension Accelerator {
  /// Core ML, on the Neural Engine where it can.
  static let coreMLDelegate = Accelerator(id: "core-ml-delegate", name: "Core ML delegate")
  /// The GPU.
  static let metalDelegate = Accelerator(id: "metal-delegate", name: "Metal delegate")
}
