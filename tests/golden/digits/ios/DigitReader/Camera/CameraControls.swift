/// What can be done with the camera that is open.
struct CameraControls: Equatable, Sendable {
  /// Whether there is a camera on the other side.
  var canSwitch = false
  /// Whether the camera that is open has a light.
  var hasTorch = false
  /// Whether that light is on, as the camera itself says.
  var isTorchOn = false
  /// Whether the preview shows things as a mirror does. Frames never do.
  var isMirrored = false
}

/// What is known of the camera.
struct CameraStatus: Equatable, Sendable {
  var controls = CameraControls()
  /// Why there are no frames; nil while they come or are about to.
  var problem: CameraProblem?
}
