/// The device and how it is doing.
struct DeviceStatus: Equatable, Sendable {
  /// Name and version, such as `Digits 1.0 (1)`.
  let app: String
  /// Apple's identifier of its kind, such as `iPhone17,1`.
  let device: String
  /// Such as `iOS 26.1 (23B85)`.
  let system: String
  let memory: MemoryStatus
  let thermalState: ThermalState
  /// Whether Low Power Mode is on, which slows processors down.
  let isSavingPower: Bool
}

/// Memory in bytes.
struct MemoryStatus: Equatable, Sendable {
  /// Of this app, as iOS counts it against the app's limit; nil if it doesn't tell.
  let footprint: Int64?
  /// What the app may still use before iOS ends it; nil if there is no limit, as in the simulator.
  let available: Int64?
  /// Of the device.
  let total: Int64
}

/// How hot the device is, as iOS grades it; from `serious` on processors are slowed down much.
enum ThermalState: Int, Comparable, Sendable {
  case nominal, fair, serious, critical

  static func < (left: ThermalState, right: ThermalState) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Knows how the device is doing.
@MainActor
protocol DeviceMonitor {
  /// Takes some microseconds.
  func read() -> DeviceStatus
}
