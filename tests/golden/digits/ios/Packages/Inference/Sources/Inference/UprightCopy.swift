extension Frame {
  /// The upright picture's pixels in memory of their own, row by row without gaps, for what has to
  /// stay when the camera takes the frame back. Alpha, which is ignored, comes out opaque.
  public func uprightCopy() -> StoredFrame {
    let view = UprightView(geometry)
    let (red, green, blue) = format == .rgba ? (0, 1, 2) : (2, 1, 0)
    let rowBytes = Frame.bytesPerPixel * view.size.width
    let count = rowBytes * view.size.height
    let copy = [UInt8](unsafeUninitializedCapacity: count) { copy, initialized in
      var target = 0
      for y in 0..<view.size.height {
        var source = view.origin + y * view.yStep
        for _ in 0..<view.size.width {
          copy[target] = bytes[source + red]
          copy[target + 1] = bytes[source + green]
          copy[target + 2] = bytes[source + blue]
          copy[target + 3] = .max
          source += view.xStep
          target += Frame.bytesPerPixel
        }
      }
      initialized = count
    }
    return StoredFrame(
      bytes: copy,
      geometry: FrameGeometry(
        width: view.size.width, height: view.size.height, rowStride: rowBytes))
  }
}
