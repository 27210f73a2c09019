/// The device's camera. Safe to use from any task.
protocol Camera: Sendable {
  func access() async -> CameraAccess

  /// Shows the system's question, if it was never answered; what the answer was.
  func requestAccess() async -> CameraAccess

  /// What is known of the camera, now and whenever it changes.
  var status: AsyncStream<CameraStatus> { get async }

  /// Opens the camera. Frames come until `stop`, through every problem: `status` tells why there are
  /// none. Of those that come while one is worked on, only the newest is kept.
  func start() async -> AsyncStream<CameraFrame>

  func stop() async

  /// Changes to the camera on the other side, if there is one; the torch goes off.
  func switchLens() async

  /// Turns the torch on or off; `status` says what came of it.
  func setTorch(_ isOn: Bool) async

  /// Opens the camera anew after a problem that it doesn't recover from.
  func retry() async
}
