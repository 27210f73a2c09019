/// The three colours of a pixel as real values, and one value more, which is left alone: processors
/// compute with four as fast as with one.
typealias Color = SIMD4<Float>

extension Color {
  /// The four bytes of a pixel.
  @inline(__always)
  init(pixel: UnsafePointer<UInt8>) {
    let bytes = UnsafeRawPointer(pixel).loadUnaligned(as: SIMD4<UInt8>.self)
    self.init(SIMD4<Int32>(truncatingIfNeeded: bytes))
  }

  /// With the first and the third value exchanged.
  @inline(__always)
  var reversed: Color { Color(z, y, x, w) }

  /// Puts all four values to `target`.
  @inline(__always)
  func store(at target: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(target).storeBytes(of: self, as: Color.self)
  }
}
