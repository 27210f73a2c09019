import Inference
import SwiftUI

/// How many of the model's operations Core ML means to run on each part of the device.
struct ComputePlanSection: View {
  let plan: ComputePlanSummary

  var body: some View {
    Section {
      ForEach(parts, id: \.name) { part in
        LabeledContent(part.name) { Text(part.operations, format: .number) }
      }
    } header: {
      Text("Operations")
    } footer: {
      Text("Where Core ML means to run each operation of the model")
    }
    .monospacedDigit()
  }

  /// Under the same proper names as the accelerators.
  private var parts: [(name: String, operations: Int)] {
    [
      (Accelerator.neuralEngine.name, plan.neuralEngine),
      (Accelerator.gpu.name, plan.gpu),
      (Accelerator.cpu.name, plan.cpu),
    ]
  }
}
