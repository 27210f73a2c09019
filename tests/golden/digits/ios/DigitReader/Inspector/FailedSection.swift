import Inference
import SwiftUI

/// Why no accelerator runs the model. One that the person chose runs it even though it answers
/// wrongly.
struct FailedSection: View {
  let message: String
  let candidates: [Candidate]
  let actions: InspectorActions

  var body: some View {
    Section {
      if !message.isEmpty { Text(verbatim: message.shortened) }
      ForEach(candidates, id: \.accelerator) { candidate in
        CandidateRow(candidate: candidate, outcome: candidate.fateText, isInUse: false)
      }
      if !candidates.isEmpty {
        ForcePicker(candidates: candidates, forced: nil, force: actions.force)
      }
      Button("Measure again", action: actions.measureAgain)
    } header: {
      Text("Accelerator")
    } footer: {
      if message.isCutShort || candidates.contains(where: \.isCutShort) { CutShortNote() }
    }
  }
}
