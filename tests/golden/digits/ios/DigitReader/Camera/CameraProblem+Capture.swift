import AVFoundation

extension CameraProblem {
  /// Why the system took the camera away, by the `reason` that it gave; nil if that is none that
  /// anybody has to be told.
  init?(interruption reason: Int?) {
    switch reason.flatMap(AVCaptureSession.InterruptionReason.init) {
    // Nobody sees the app then, and it has no use for a microphone.
    case .videoDeviceNotAvailableInBackground, .audioDeviceInUseByAnotherClient: return nil
    case .videoDeviceInUseByAnotherClient: self = .inUse
    case .videoDeviceNotAvailableWithMultipleForegroundApps: self = .tooManyForegroundApps
    case .videoDeviceNotAvailableDueToSystemPressure: self = .overheated
    default: self = .interrupted
    }
  }

  /// What an error of the capture session means.
  init(_ error: any Error) {
    if (error as? AVError)?.code == .deviceWasDisconnected {
      self = .removed
    } else {
      self = .failed(error.localizedDescription)
    }
  }
}
