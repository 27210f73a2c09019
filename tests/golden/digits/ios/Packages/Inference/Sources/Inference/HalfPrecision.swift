extension Float {
  /// The value of IEEE 754 half-precision bits, exactly.
  ///
  /// `Float16` doesn't exist on Macs with Intel processors, where the tests run as well.
  init(halfPrecisionBits bits: UInt16) {
    let sign = UInt32(bits & 0x8000) << 16
    let magnitude = UInt32(bits & 0x7FFF) << 13
    let isFinite = bits & 0x7C00 != 0x7C00
    // The product moves the exponent's bias from 15 to 127, for subnormal numbers as well.
    let scaled = (Float(bitPattern: magnitude) * 0x1p112).bitPattern
    self.init(bitPattern: sign | (isFinite ? scaled : magnitude | 0x7F80_0000))
  }

  /// The bits of the IEEE 754 half-precision number that is nearest, of two equally near ones of the
  /// even one; what is beyond the greatest becomes infinite.
  var halfPrecisionBits: UInt16 {
    let sign = UInt16(truncatingIfNeeded: bitPattern >> 16) & 0x8000
    if isNaN { return sign | 0x7E00 }
    let magnitude = bitPattern & 0x7FFF_FFFF
    if magnitude < 0x3880_0000 {
      // Subnormal: adding 1/2 rounds to multiples of their distance, 2⁻²⁴.
      let rounded = Float(bitPattern: magnitude) + 0.5
      return sign | UInt16(rounded.bitPattern - Float(0.5).bitPattern)
    }
    // 13 bits of the significand go; a carry out of it is right in the exponent, whose bias changes.
    let isOdd = magnitude >> 13 & 1
    let rounded = (magnitude + 0xFFF + isOdd) >> 13 - (127 - 15) << 10
    return sign | UInt16(min(rounded, 0x7C00))
  }
}
