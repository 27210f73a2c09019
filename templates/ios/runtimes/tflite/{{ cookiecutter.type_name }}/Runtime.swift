import Inference

/// The libraries in this app that can run the model.
enum Runtime: String, CaseIterable, Sendable {
  case tfLite

  /// A proper name, the same in every language.
  var name: String { "TensorFlow Lite" }

  func make() -> any ModelRuntime { TFLiteRuntime() }
}
