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
}
