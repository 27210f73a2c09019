@_spi(Simulation) @_exported import CoreMedia
@_exported import Dispatch
@_exported import Foundation
@_exported import UIKit

open class AVCaptureInput: NSObject {}
open class AVCaptureDeviceInput: AVCaptureInput {
  public let device: AVCaptureDevice
  public init(device: AVCaptureDevice) throws {
    if let failure = device.failure { throw failure }
    self.device = device
  }
}
open class AVCaptureConnection: NSObject {
  // As the system may well choose them.
  open var videoRotationAngle: CGFloat = 90
  open func isVideoRotationAngleSupported(_ videoRotationAngle: CGFloat) -> Bool {
    [0, 90, 180, 270].contains(videoRotationAngle)
  }
  open var isVideoMirroringSupported: Bool { true }
  open var isVideoMirrored = true {
    willSet { precondition(!automaticallyAdjustsVideoMirroring, "raises an exception") }
  }
  open var automaticallyAdjustsVideoMirroring = true
}
open class AVCaptureOutput: NSObject {
  fileprivate(set) var current: AVCaptureConnection?
  open func connection(with mediaType: AVMediaType) -> AVCaptureConnection? { current }
  /// The system makes a new one for each new input.
  func reconnect() { current = AVCaptureConnection() }
}
// Both are `optional func` in the SDK; required here on purpose, so that a misspelt label is an error.
public protocol AVCaptureVideoDataOutputSampleBufferDelegate: NSObjectProtocol {
  func captureOutput(
    _ output: AVCaptureOutput, didOutput sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection)
  func captureOutput(
    _ output: AVCaptureOutput, didDrop sampleBuffer: CMSampleBuffer, from connection: AVCaptureConnection)
}
open class AVCaptureVideoDataOutput: AVCaptureOutput {
  private weak var delegate: (any AVCaptureVideoDataOutputSampleBufferDelegate)?
  private var queue: DispatchQueue?
  open var alwaysDiscardsLateVideoFrames = true
  open var videoSettings: [String: Any]! = [:]
  open func setSampleBufferDelegate(
    _ sampleBufferDelegate: (any AVCaptureVideoDataOutputSampleBufferDelegate)?,
    queue sampleBufferCallbackQueue: DispatchQueue?
  ) {
    precondition(sampleBufferDelegate == nil || sampleBufferCallbackQueue != nil, "raises an exception")
    (delegate, queue) = (sampleBufferDelegate, sampleBufferCallbackQueue)
  }

  func deliver(_ sample: CMSampleBuffer, isDropped: Bool) {
    guard let current, let delegate, let queue else { return }
    queue.sync {
      if isDropped {
        delegate.captureOutput(self, didDrop: sample, from: current)
      } else {
        delegate.captureOutput(self, didOutput: sample, from: current)
      }
    }
  }
}
