import SwiftUI

/// The device, with what slows it down in the colour of warnings.
struct DeviceSection: View {
  let status: DeviceStatus
  let runtime: String

  var body: some View {
    Section("Device") {
      Fact("Temperature", temperature, isAlarming: status.thermalState >= .serious)
      Fact("Low Power Mode", lowPowerMode, isAlarming: status.isSavingPower)
      Fact("Memory of the app", status.memory.footprint.map(memoryText) ?? unknown)
      Fact("Left to the app", status.memory.available.map(memoryText) ?? unknown)
      Fact("Memory of the device", memoryText(status.memory.total))
      Fact("Name", status.device)
      Fact("System", status.system)
      Fact("Runtime", runtime)
      Fact("App", status.app)
    }
  }

  private var temperature: String {
    switch status.thermalState {
    case .nominal: String(localized: "normal")
    case .fair: String(localized: "warm")
    case .serious: String(localized: "hot, slowed down")
    case .critical: String(localized: "very hot, slowed down as much as can be")
    }
  }

  private var lowPowerMode: String {
    status.isSavingPower
      ? String(localized: "on, slows the device down") : String(localized: "off")
  }

  private var unknown: String { String(localized: "unknown") }

  private func memoryText(_ bytes: Int64) -> String {
    bytes.formatted(.byteCount(style: .memory))
  }
}
