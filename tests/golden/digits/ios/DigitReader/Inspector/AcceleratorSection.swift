import Inference
import SwiftUI

/// The candidates in the order in which they are preferred, each with what became of it.
struct AcceleratorSection: View {
  let report: AcceleratorReport
  let actions: InspectorActions

  var body: some View {
    Section {
      ForEach(report.candidates, id: \.accelerator) { candidate in
        CandidateRow(
          candidate: candidate, outcome: report.outcomeText(of: candidate),
          isInUse: candidate.accelerator == report.inUse)
      }
      ForcePicker(candidates: report.candidates, forced: forced, force: actions.force)
      if report.mayComeOutOtherwise {
        Button("Measure again", action: actions.measureAgain)
      }
    } header: {
      Text("Accelerator")
    } footer: {
      VStack(alignment: .leading, spacing: 4) {
        Text(choice)
        if report.candidates.contains(where: \.isCutShort) { CutShortNote() }
      }
    }
  }

  private var forced: Accelerator? {
    report.choice == .forced ? report.inUse : nil
  }

  private var choice: LocalizedStringKey {
    switch report.choice {
    case .measured: "Checked and timed at this start"
    case .remembered: "Remembered from an earlier start; the one in use was checked again"
    case .forced: "Your choice holds until the app is started anew"
    }
  }
}

/// Lets the person choose an accelerator; nil stands for the app's own choice.
struct ForcePicker: View {
  let candidates: [Candidate]
  let forced: Accelerator?
  let force: @MainActor (Accelerator?) -> Void

  var body: some View {
    Picker("Run on", selection: selection) {
      Text("Automatic").tag(Accelerator?.none)
      ForEach(candidates, id: \.accelerator) { candidate in
        Text(verbatim: candidate.accelerator.name)
          .tag(Accelerator?.some(candidate.accelerator))
          .selectionDisabled(candidate.rejection == .notAvailable)
      }
    }
  }

  private var selection: Binding<Accelerator?> {
    Binding(get: { forced }, set: { @MainActor in force($0) })
  }
}

/// Tells where the rest of a long message is.
struct CutShortNote: View {
  var body: some View {
    Text("Long messages are cut short here; the report has the whole")
  }
}
