@_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_exported import UIKit

public struct AVLayerVideoGravity: RawRepresentable, Hashable, Sendable {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public static let resize = Self(rawValue: "resize"), resizeAspect = Self(rawValue: "resizeAspect")
  public static let resizeAspectFill = Self(rawValue: "resizeAspectFill")
}
open class AVCaptureVideoPreviewLayer: CALayer {
  open var session: AVCaptureSession?
  open var connection: AVCaptureConnection? { session?.device == nil ? nil : current }
  private let current = AVCaptureConnection()
  open var videoGravity: AVLayerVideoGravity = .resizeAspect
}
