import Inference

/// A frame, when the camera took it and how the preview shows it.
struct CameraFrame: Sendable {
  /// What is visible of the camera's picture; never mirrored.
  let source: any FrameSource
  /// On the camera's own clock: only differences mean anything.
  let timestamp: Duration
  /// How many frames the camera made between this one and the one that was handed out before; nil if
  /// it doesn't know.
  var droppedBefore: Int?
  /// Whether the preview shows things as a mirror does.
  var isMirrored = false
}
