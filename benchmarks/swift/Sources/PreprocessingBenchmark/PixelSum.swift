/// The sum of pixels: reading has to have a consequence, or the compiler leaves it out.
protocol PixelSum {
  init()
  mutating func add(_ pixel: UnsafePointer<UInt8>)
  /// Writes red, green and blue of BGRA pixels.
  func store(at target: UnsafeMutablePointer<Float>)
}

/// Value by value, as one writes it down.
struct PlainSum: PixelSum {
  private var (red, green, blue): (Int32, Int32, Int32) = (0, 0, 0)

  @inline(__always)
  mutating func add(_ pixel: UnsafePointer<UInt8>) {
    red &+= Int32(pixel[2])
    green &+= Int32(pixel[1])
    blue &+= Int32(pixel[0])
  }

  @inline(__always)
  func store(at target: UnsafeMutablePointer<Float>) {
    target[0] = Float(red)
    target[1] = Float(green)
    target[2] = Float(blue)
  }
}

/// A pixel at once, with as few instructions as can be: sums of eight bits that overflow, and four floats written.
struct VectorSum: PixelSum {
  private var sum = SIMD4<UInt8>()

  @inline(__always)
  mutating func add(_ pixel: UnsafePointer<UInt8>) {
    sum &+= UnsafeRawPointer(pixel).loadUnaligned(as: SIMD4<UInt8>.self)
  }

  @inline(__always)
  func store(at target: UnsafeMutablePointer<Float>) {
    let floats = SIMD4<Float>(SIMD4<Int32>(truncatingIfNeeded: sum))
    UnsafeMutableRawPointer(target).storeBytes(
      of: SIMD4(floats.z, floats.y, floats.x, floats.w), as: SIMD4<Float>.self)
  }
}
