/// What the person can choose.
struct Settings: Equatable, Sendable {
  /// Whether scores glide to their new values, so that they can be read.
  var isSmoothing = true
  /// What runs the model.
  var runtime = Runtime.allCases[0]
}
