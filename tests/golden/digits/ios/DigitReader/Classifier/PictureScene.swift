/// What the picture area shows.
enum PictureScene: Sendable {
  /// What the camera sees; `hasFrames` once it sees something.
  case live(hasFrames: Bool)
  /// A frame of the camera that was held; `isMirrored` if the preview showed it as a mirror does.
  case frozen(Picture, isMirrored: Bool)
  /// A picture from the library.
  case still(Picture)

  var isLive: Bool {
    if case .live = self { true } else { false }
  }

  /// What doesn't change until the scene does; nil if it is live.
  var picture: Picture? {
    switch self {
    case .live: nil
    case .frozen(let picture, _), .still(let picture): picture
    }
  }
}
