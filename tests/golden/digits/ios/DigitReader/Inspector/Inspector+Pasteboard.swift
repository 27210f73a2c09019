import UIKit

extension Inspector {
  /// Copies all that is known, as text; nothing while the model is being opened.
  func copyReport() {
    if let report = state.report { UIPasteboard.general.string = report }
  }

  /// Copies the whole of what is shown shortened.
  func copyDigest() {
    UIPasteboard.general.string = state.model.digest
  }
}
