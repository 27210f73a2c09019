/// Why the camera can't be looked through.
enum CameraObstacle: Equatable {
  /// The person hasn't allowed it.
  case access(CameraAccess)
  case problem(CameraProblem)

  /// Nil if there is none, or if that isn't known yet.
  init?(access: CameraAccess?, problem: CameraProblem?) {
    if let access, access != .allowed {
      self = .access(access)
    } else if let problem {
      self = .problem(problem)
    } else {
      return nil
    }
  }
}
