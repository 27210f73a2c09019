@_exported import CoreMedia
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
  public class var wasInterruptedNotification: NSNotification.Name { fatalError() }
  public class var interruptionEndedNotification: NSNotification.Name { fatalError() }
  public class var runtimeErrorNotification: NSNotification.Name { fatalError() }
  open var sessionPreset = Preset.vga640x480
  open func canSetSessionPreset(_ preset: Preset) -> Bool { fatalError() }
  open var isRunning: Bool { fatalError() }
  open var isMultitaskingCameraAccessSupported: Bool { fatalError() }
  open var isMultitaskingCameraAccessEnabled = false
  open func beginConfiguration() {}
  open func commitConfiguration() {}
  open var outputs: [AVCaptureOutput] { fatalError() }
  open func canAddInput(_ input: AVCaptureInput) -> Bool { fatalError() }
  open func addInput(_ input: AVCaptureInput) {}
  open func removeInput(_ input: AVCaptureInput) {}
  open func canAddOutput(_ output: AVCaptureOutput) -> Bool { fatalError() }
  open func addOutput(_ output: AVCaptureOutput) {}
  open func startRunning() {}
  open func stopRunning() {}
}
