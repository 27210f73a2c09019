@_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_exported import UIKit

public struct AVMediaType: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let video = AVMediaType(rawValue: "vide")
}
public enum AVAuthorizationStatus: Int, Sendable { case notDetermined, restricted, denied, authorized }
open class AVCaptureDevice: NSObject {
  public struct DeviceType: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let builtInWideAngleCamera = DeviceType(rawValue: "AVCaptureDeviceTypeBuiltInWideAngleCamera")
    public static let external = DeviceType(rawValue: "AVCaptureDeviceTypeExternal")
  }
  open class RotationCoordinator: NSObject {
    public init(device: AVCaptureDevice, previewLayer: CALayer?) {}
    open var videoRotationAngleForHorizonLevelPreview: CGFloat { 0 }
    open var videoRotationAngleForHorizonLevelCapture: CGFloat { 0 }
  }
  open class DiscoverySession: NSObject {
    public convenience init(deviceTypes: [DeviceType], mediaType: AVMediaType?, position: Position) { fatalError() }
    open var devices: [AVCaptureDevice] { fatalError() }
  }
  public enum Position: Int, Sendable { case unspecified, back, front }
  public enum TorchMode: Int, Sendable { case off, on, auto }
  // `class let` in the SDK, which Swift sources can't write.
  public class var wasDisconnectedNotification: NSNotification.Name { fatalError() }
  public class var maxAvailableTorchLevel: Float { fatalError() }
  public class func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { fatalError() }
  public class func requestAccess(for mediaType: AVMediaType) async -> Bool { fatalError() }
  public class func `default`(
    _ type: DeviceType, for mediaType: AVMediaType?, position: Position
  ) -> AVCaptureDevice? { fatalError() }
  open var uniqueID: String { fatalError() }
  open var position: Position { fatalError() }
  open var hasTorch: Bool { fatalError() }
  open var isTorchAvailable: Bool { fatalError() }
  open var isTorchActive: Bool { fatalError() }
  open func isTorchModeSupported(_ torchMode: TorchMode) -> Bool { fatalError() }
  open var torchMode: TorchMode {
    get { fatalError() }
    set {}
  }
  open func setTorchModeOn(level torchLevel: Float) throws {}
  open func lockForConfiguration() throws {}
  open func unlockForConfiguration() {}
}
