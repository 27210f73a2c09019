// Works over simulated cameras, of which there are none at first.
@_spi(Simulation) @_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_spi(Simulation) import FoundationGaps
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
    open var videoRotationAngleForHorizonLevelPreview: CGFloat { 90 }
    open var videoRotationAngleForHorizonLevelCapture: CGFloat { 90 }
  }
  open class DiscoverySession: NSObject {
    private let types: [DeviceType]
    public init(deviceTypes: [DeviceType], mediaType: AVMediaType?, position: Position) { types = deviceTypes }
    open var devices: [AVCaptureDevice] {
      types.flatMap { type in AVCaptureDevice.simulated.filter { $0.deviceType == type } }
    }
  }
  public enum Position: Int, Sendable { case unspecified, back, front }
  public enum TorchMode: Int, Sendable { case off, on, auto }

  @_spi(Simulation) nonisolated(unsafe) public static var simulated: [AVCaptureDevice] = []
  @_spi(Simulation) nonisolated(unsafe) public static var authorization = AVAuthorizationStatus.notDetermined
  @_spi(Simulation) nonisolated(unsafe) public static var answer = true
  /// Whether the light has cooled down enough to go on.
  @_spi(Simulation) public var isTorchCool = true
  /// What opening the camera fails with.
  @_spi(Simulation) public var failure: (any Error)?
  private let light: Bool
  private var locks = 0

  @_spi(Simulation) public init(_ uniqueID: String, _ position: Position, deviceType: DeviceType, hasTorch: Bool) {
    (self.uniqueID, self.position, self.deviceType, light) = (uniqueID, position, deviceType, hasTorch)
  }

  // `class let` in the SDK, which Swift sources can't write.
  public class var maxAvailableTorchLevel: Float { .greatestFiniteMagnitude }
  public class func authorizationStatus(for mediaType: AVMediaType) -> AVAuthorizationStatus { authorization }
  public class func requestAccess(for mediaType: AVMediaType) async -> Bool {
    if authorization == .notDetermined { authorization = answer ? .authorized : .denied }
    return authorization == .authorized
  }
  public let uniqueID: String
  public let position: Position
  public let deviceType: DeviceType
  open var hasTorch: Bool { light }
  open private(set) var isTorchActive = false {
    didSet { tellObservers() }
  }
  open var torchMode: TorchMode {
    get { isTorchActive ? .on : .off }
    set {
      precondition(locks > 0 && hasTorch, "raises an exception")
      isTorchActive = newValue == .on
    }
  }
  open func setTorchModeOn(level torchLevel: Float) throws {
    precondition(locks > 0 && hasTorch, "raises an exception")
    if !isTorchCool { throw AVError(.unknown) }
    isTorchActive = true
  }
  open func lockForConfiguration() throws { locks += 1 }
  open func unlockForConfiguration() { locks -= 1 }
}
