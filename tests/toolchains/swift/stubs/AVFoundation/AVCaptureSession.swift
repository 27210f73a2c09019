// Works over simulated cameras.
@_spi(Simulation) @_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_exported import UIKit

public let AVCaptureSessionInterruptionReasonKey: String = "AVCaptureSessionInterruptionReasonKey"
public let AVCaptureSessionErrorKey: String = "AVCaptureSessionErrorKey"

open class AVCaptureSession: NSObject {
  public struct Preset: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let vga640x480 = Preset(rawValue: "640x480"), hd1280x720 = Preset(rawValue: "1280x720")
    public static let high = Preset(rawValue: "high"), medium = Preset(rawValue: "medium"), low = Preset(rawValue: "low")
    public static let photo = Preset(rawValue: "photo")
  }
  public enum InterruptionReason: Int, Sendable {
    case videoDeviceNotAvailableInBackground = 1
    case audioDeviceInUseByAnotherClient
    case videoDeviceInUseByAnotherClient
    case videoDeviceNotAvailableWithMultipleForegroundApps
    case videoDeviceNotAvailableDueToSystemPressure
    @available(iOS 26, *) case sensitiveContentMitigationActivated
  }
  // `class let` in the SDK, which Swift sources can't write.
  public class var wasInterruptedNotification: NSNotification.Name { .init("AVCaptureSessionWasInterruptedNotification") }
  public class var interruptionEndedNotification: NSNotification.Name {
    .init("AVCaptureSessionInterruptionEndedNotification")
  }
  public class var runtimeErrorNotification: NSNotification.Name { .init("AVCaptureSessionRuntimeErrorNotification") }

  open var sessionPreset = Preset.vga640x480 {
    willSet { precondition(canSetSessionPreset(newValue), "raises an exception") }
  }
  open func canSetSessionPreset(_ preset: Preset) -> Bool { inputs.allSatisfy { fits(preset, $0) } }
  open private(set) var isRunning = false
  open var isMultitaskingCameraAccessSupported: Bool { false }
  open var isMultitaskingCameraAccessEnabled = false {
    willSet { precondition(isMultitaskingCameraAccessSupported, "raises an exception") }
  }
  open private(set) var inputs: [AVCaptureInput] = []
  open private(set) var outputs: [AVCaptureOutput] = []
  private var configurations = 0
  open func beginConfiguration() { configurations += 1 }
  open func commitConfiguration() { configurations -= 1 }
  open func canAddInput(_ input: AVCaptureInput) -> Bool { inputs.isEmpty && fits(sessionPreset, input) }
  open func addInput(_ input: AVCaptureInput) {
    precondition(canAddInput(input), "raises an exception")
    inputs.append(input)
    connect()
  }
  open func removeInput(_ input: AVCaptureInput) { inputs.removeAll { $0 === input } }
  open func canAddOutput(_ output: AVCaptureOutput) -> Bool { !outputs.contains(output) }
  open func addOutput(_ output: AVCaptureOutput) {
    precondition(canAddOutput(output), "raises an exception")
    outputs.append(output)
    connect()
  }
  open func startRunning() {
    precondition(configurations == 0, "raises an exception")
    isRunning = !isInterrupted
  }
  open func stopRunning() {
    precondition(configurations == 0, "raises an exception")
    isRunning = false
  }

  private func connect() {
    if !inputs.isEmpty { outputs.forEach { $0.reconnect() } }
  }

  /// External cameras are coarse.
  private func fits(_ preset: Preset, _ input: AVCaptureInput) -> Bool {
    preset != .hd1280x720 || (input as? AVCaptureDeviceInput)?.device.deviceType != .external
  }
  private var isInterrupted = false
}

@_spi(Simulation) extension AVCaptureSession {
  public var device: AVCaptureDevice? { (inputs.first as? AVCaptureDeviceInput)?.device }

  /// A frame of the open camera comes, or the system drops it; nothing happens while the session doesn't run.
  public func film(_ sample: CMSampleBuffer, isDropped: Bool = false) {
    guard isRunning, device != nil else { return }
    for case let output as AVCaptureVideoDataOutput in outputs { output.deliver(sample, isDropped: isDropped) }
  }

  public func interrupt(_ reason: InterruptionReason) {
    (isInterrupted, isRunning) = (true, false)
    post(AVCaptureSession.wasInterruptedNotification, [AVCaptureSessionInterruptionReasonKey: reason.rawValue])
  }

  public func endInterruption() {
    (isInterrupted, isRunning) = (false, true)
    post(AVCaptureSession.interruptionEndedNotification, [:])
  }

  public func fail(_ error: any Error) {
    isRunning = false
    post(AVCaptureSession.runtimeErrorNotification, [AVCaptureSessionErrorKey: error])
  }

  private func post(_ name: NSNotification.Name, _ info: [AnyHashable: Any]) {
    NotificationCenter.default.post(name: name, object: self, userInfo: info)
  }
}
