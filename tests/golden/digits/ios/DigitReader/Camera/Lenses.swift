/// The way a camera faces.
enum LensFacing: Sendable {
  case back, front
  /// Any way, as one that was plugged in.
  case unknown

  /// The other side of the device.
  var opposite: LensFacing {
    self == .front ? .back : .front
  }
}

/// Which camera of several is opened, by the way each faces.
struct Lenses {
  let facings: [LensFacing]

  /// Whether there is a camera on either side.
  var canSwitch: Bool {
    facings.contains(.back) && facings.contains(.front)
  }

  /// The camera to open: the first one that faces as wanted, else the other way, else any; nil if
  /// there is none.
  func index(preferring facing: LensFacing) -> Int? {
    facings.firstIndex(of: facing) ?? facings.firstIndex(of: facing.opposite)
      ?? facings.indices.first
  }
}
