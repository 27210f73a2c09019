import SwiftUI

/// What the person can choose, on a sheet.
struct SettingsSheet: View {
  @Binding var settings: Settings
  @Environment(\.dismiss) private var dismiss

  var body: some View {
    NavigationStack {
      Form {
        Section {
          Toggle("Steady percentages", isOn: $settings.isSmoothing)
        } footer: {
          Text(
            "Percentages glide to their new values instead of jumping with every frame of the camera."
          )
        }
        if Runtime.allCases.count > 1 {
          Section {
            Picker("Runtime", selection: $settings.runtime) {
              ForEach(Runtime.allCases, id: \.self) { Text(verbatim: $0.name).tag($0) }
            }
          } footer: {
            Text("What runs the model. Another one opens its own file of the same model.")
          }
        }
      }
      .navigationTitle("Settings")
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .confirmationAction) {
          Button("Done") { dismiss() }
        }
      }
    }
    .presentationDetents([.medium, .large])
  }
}

#Preview { SettingsSheet(settings: .constant(Settings())) }
#Preview("Large text") {
  SettingsSheet(settings: .constant(Settings())).dynamicTypeSize(.accessibility3)
}
