@testable import Inference

extension ModelFile {
  /// The one that most tests work with.
  static let tested = ModelContract.files[0]
}
