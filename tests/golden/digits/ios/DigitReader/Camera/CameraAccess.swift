/// Whether the person lets the app use the camera.
enum CameraAccess: Sendable {
  case allowed
  /// The system hasn't asked yet: it does so once.
  case undecided
  /// The person said no. Only the Settings app can change that.
  case denied
  /// Nobody who uses the device may change it: Screen Time or whoever manages the device forbids it.
  case restricted
}
