@_exported import Foundation

// How the device is doing: parts of Apple's Foundation, and of Darwin, which that exports.
extension ProcessInfo {
  public enum ThermalState: Int, Sendable { case nominal, fair, serious, critical }
  public var thermalState: ProcessInfo.ThermalState { fatalError() }
  public var isLowPowerModeEnabled: Bool { fatalError() }
}

public typealias mach_port_name_t = UInt32
public typealias task_name_t = UInt32
public typealias task_flavor_t = UInt32
public typealias integer_t = Int32
public typealias natural_t = UInt32
public typealias mach_msg_type_number_t = UInt32
public typealias kern_return_t = Int32
public var KERN_SUCCESS: Int32 { 0 }
public var TASK_VM_INFO: Int32 { 22 }
public struct task_vm_info_data_t {
  public init() { phys_footprint = 0 }
  public var phys_footprint: UInt64
}
public func task_self_trap() -> mach_port_name_t { fatalError() }
public func task_info(
  _ target_task: task_name_t, _ flavor: task_flavor_t, _ task_info_out: UnsafeMutablePointer<integer_t>!,
  _ task_info_outCnt: UnsafeMutablePointer<mach_msg_type_number_t>!
) -> kern_return_t { fatalError() }
