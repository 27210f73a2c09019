import Inference

/// The libraries in this app that can run the model.
enum Runtime: String, CaseIterable, Sendable {
  case coreML

  /// A proper name, the same in every language.
  var name: String { "Core ML" }

  func make() -> any ModelRuntime { CoreMLRuntime() }
}
