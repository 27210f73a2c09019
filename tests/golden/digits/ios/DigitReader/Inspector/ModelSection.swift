import Inference
import SwiftUI

/// Which model it is, and how well it was proven.
struct ModelSection: View {
  let model: ModelDescription
  let copyDigest: @MainActor () -> Void

  var body: some View {
    Section("Model") {
      if !model.description.isBlank { Text(verbatim: model.description) }
      Fact("Name", model.name)
      Fact("Version", model.version)
      Fact("Task", model.task)
      Fact("Precision", model.precision)
      Fact("Size", Int64(model.sizeBytes).formatted(.byteCount(style: .file)))
      Fact("Licence", model.license)
      Fact("Author", model.author)
      DigestRow(digest: model.digest, copy: copyDigest)
      WideFact("Compared with its source", model.parity)
    }
  }
}

/// Its beginning is enough to recognise a model; the pasteboard gets the whole.
private struct DigestRow: View {
  let digest: String
  let copy: @MainActor () -> Void

  var body: some View {
    LabeledContent("SHA-256") {
      CopyButton("Copy SHA-256", copy: copy) {
        Text(verbatim: "\(digest.prefix(12))…").monospaced()
      }
    }
  }
}
