/// Why the camera delivers no frames.
enum CameraProblem: Error, Hashable, Sendable {
  /// The device has no camera that works, as the simulator.
  case noCamera
  /// Another app uses the camera.
  case inUse
  /// The app shares an iPad's screen with others, and this iPad then gives it no camera.
  case tooManyForegroundApps
  /// The device is too hot, or too busy, to run its camera.
  case overheated
  /// The system keeps the camera for itself, for a reason that it doesn't tell.
  case interrupted
  /// The camera was unplugged.
  case removed
  /// The camera failed; the message is the system's own.
  case failed(String)

  /// Whether frames come by themselves once the cause is gone; otherwise the camera has to be opened
  /// again.
  var recovers: Bool {
    switch self {
    case .inUse, .tooManyForegroundApps, .overheated, .interrupted: true
    case .noCamera, .removed, .failed: false
    }
  }
}
