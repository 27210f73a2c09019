import Foundation
import UIKit
import os

/// Asks iOS.
@MainActor
struct SystemDeviceMonitor: DeviceMonitor {
  private let app = Bundle.main.nameAndVersion
  private let device = SystemDeviceMonitor.identifier()
  private let system = "\(UIDevice.current.systemName) \(UIDevice.current.systemVersion)"

  func read() -> DeviceStatus {
    let process = ProcessInfo.processInfo
    let available = os_proc_available_memory()
    return DeviceStatus(
      app: app, device: device, system: system,
      memory: MemoryStatus(
        footprint: SystemDeviceMonitor.footprint(),
        available: available > 0 ? Int64(available) : nil,
        total: Int64(process.physicalMemory)),
      thermalState: ThermalState(rawValue: process.thermalState.rawValue) ?? .critical,
      isSavingPower: process.isLowPowerModeEnabled)
  }

  /// The simulator calls itself what the Mac is; it knows which device it plays.
  private static func identifier() -> String {
    if let played = ProcessInfo.processInfo.environment["SIMULATOR_MODEL_IDENTIFIER"] {
      return "\(played) (simulator)"
    }
    var system = utsname()
    uname(&system)
    return withUnsafeBytes(of: system.machine) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// What Xcode's memory gauge shows, and what iOS ends apps for.
  private static func footprint() -> Int64? {
    var info = task_vm_info_data_t()
    let size = MemoryLayout.size(ofValue: info) / MemoryLayout<natural_t>.size
    var count = mach_msg_type_number_t(size)
    let result = withUnsafeMutablePointer(to: &info) { pointer in
      pointer.withMemoryRebound(to: integer_t.self, capacity: size) {
        task_info(task, task_flavor_t(TASK_VM_INFO), $0, &count)
      }
    }
    return result == KERN_SUCCESS ? Int64(info.phys_footprint) : nil
  }

  /// Xcode 16's `mach_task_self_` says the same, but is a variable that Swift takes for unsafe.
  private static let task = task_self_trap()
}

extension Bundle {
  /// Such as `Digits 1.0 (1)`.
  fileprivate var nameAndVersion: String {
    let keys = ["CFBundleDisplayName", "CFBundleShortVersionString", "CFBundleVersion"]
    let values = keys.map { object(forInfoDictionaryKey: $0) as? String ?? "?" }
    return "\(values[0]) \(values[1]) (\(values[2]))"
  }
}
