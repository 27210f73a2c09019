import AVFoundation

/// A camera, each time that it is opened.
///
/// Unchecked: a device may be looked at from any thread. Only the actor that runs the camera changes
/// one, and locks it for that.
final class CaptureDevice: @unchecked Sendable {
  let device: AVCaptureDevice

  init(_ device: AVCaptureDevice) {
    self.device = device
  }

  var facing: LensFacing {
    switch device.position {
    case .back: .back
    case .front: .front
    default: .unknown
    }
  }

  /// The device's cameras, and those that are plugged into it.
  static func all() -> [CaptureDevice] {
    AVCaptureDevice.DiscoverySession(
      deviceTypes: [.builtInWideAngleCamera, .external], mediaType: .video, position: .unspecified
    ).devices.map(CaptureDevice.init)
  }

  /// Does nothing if the light can't be changed, as when the device is too hot: whoever shows it
  /// watches whether it is on.
  func setTorch(_ isOn: Bool) {
    guard device.hasTorch, (try? device.lockForConfiguration()) != nil else { return }
    defer { device.unlockForConfiguration() }
    if isOn {
      try? device.setTorchModeOn(level: AVCaptureDevice.maxAvailableTorchLevel)
    } else {
      device.torchMode = .off
    }
  }
}
