import Inference

/// The libraries in this app that can run the model, the preferred one first.
enum Runtime: String, CaseIterable, Sendable {
  case coreML, tfLite

  /// A proper name, the same in every language.
  var name: String {
    switch self {
    case .coreML: "Core ML"
    case .tfLite: "TensorFlow Lite"
    }
  }

  func make() -> any ModelRuntime {
    switch self {
    case .coreML: CoreMLRuntime()
    case .tfLite: TFLiteRuntime()
    }
  }
}
