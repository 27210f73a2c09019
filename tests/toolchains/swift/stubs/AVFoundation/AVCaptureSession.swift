@_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_exported import UIKit

open class AVCaptureSession: NSObject {
  public struct Preset: RawRepresentable, Hashable, Sendable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
    public static let vga640x480 = Preset(rawValue: "640x480"), hd1280x720 = Preset(rawValue: "1280x720")
    public static let high = Preset(rawValue: "high"), medium = Preset(rawValue: "medium"), low = Preset(rawValue: "low")
    public static let photo = Preset(rawValue: "photo")
  }
  open var sessionPreset = Preset.vga640x480
  open var isRunning: Bool { fatalError() }
  open func beginConfiguration() {}
  open func commitConfiguration() {}
  open func canAddInput(_ input: AVCaptureInput) -> Bool { fatalError() }
  open func addInput(_ input: AVCaptureInput) {}
  open func canAddOutput(_ output: AVCaptureOutput) -> Bool { fatalError() }
  open func addOutput(_ output: AVCaptureOutput) {}
  open func startRunning() {}
  open func stopRunning() {}
}
