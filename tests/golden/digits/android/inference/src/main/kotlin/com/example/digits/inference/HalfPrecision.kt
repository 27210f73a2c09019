package com.example.digits.inference

/**
 * The bits of the float16 that is nearest to [value], of two equally near ones the even one; what is
 * beyond the greatest becomes infinite. `android.util.Half` does the same, but exists on Android alone.
 */
internal fun halfBits(value: Float): Int {
    val bits = value.toRawBits()
    val sign = (bits ushr 16) and SIGN
    val magnitude = bits and Int.MAX_VALUE
    return sign or when {
        magnitude > INFINITE_FLOAT -> NOT_A_NUMBER
        magnitude < SMALLEST_NORMAL -> subnormalBits(magnitude)
        else -> minOf(normalBits(magnitude), INFINITY)
    }
}

/** Adding 1/2 makes the processor round to multiples of 2⁻²⁴, the distance of subnormal numbers. */
private fun subnormalBits(magnitude: Int): Int =
    (Float.fromBits(magnitude) + 0.5f).toRawBits() - 0.5f.toRawBits()

/** A carry out of the significand is right in the exponent. */
private fun normalBits(magnitude: Int): Int {
    val isOdd = (magnitude ushr DROPPED_BITS) and 1
    return ((magnitude + HALF_OF_DROPPED - 1 + isOdd) ushr DROPPED_BITS) - BIAS_DIFFERENCE
}

/** The value of float16 [bits], exactly. */
internal fun halfValue(bits: Int): Float {
    val sign = (bits and SIGN) shl 16
    val magnitude = (bits and SIGN.inv()) shl DROPPED_BITS
    if (bits and INFINITY == INFINITY) return Float.fromBits(sign or INFINITE_FLOAT or magnitude)
    // The product moves the exponent's bias from 15 to 127, of subnormal numbers as well.
    val scaled = Float.fromBits(magnitude) * Float.fromBits(TWO_TO_112)
    return Float.fromBits(sign or scaled.toRawBits())
}

private const val SIGN = 0x8000
private const val INFINITY = 0x7C00
private const val NOT_A_NUMBER = 0x7E00
private const val INFINITE_FLOAT = 0x7F80_0000

/** 2⁻¹⁴ as a float32; smaller numbers are subnormal. */
private const val SMALLEST_NORMAL = 0x3880_0000
private const val TWO_TO_112 = 0x7780_0000

private const val DROPPED_BITS = 13
private const val HALF_OF_DROPPED = 1 shl (DROPPED_BITS - 1)
private const val BIAS_DIFFERENCE = (127 - 15) shl 10
