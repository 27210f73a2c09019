package com.example.digits.inference

/** Turns real values into the 8-bit values of a quantised [tensor], and back. */
internal class TensorQuantizer(tensor: TensorSpec) {
    private val scale = tensor.quantization.scale
    private val zeroPoint = tensor.quantization.zeroPoint
    private val isUnsigned = tensor.dtype == DType.UINT8
    private val lowest = if (isUnsigned) 0 else Byte.MIN_VALUE.toInt()
    private val highest = if (isUnsigned) 255 else Byte.MAX_VALUE.toInt()

    /** `round(value / scale) + zeroPoint`, halves away from zero, clamped; of a NaN the zero point. */
    fun quantize(value: Float): Byte {
        // Exact in float64, unlike 0.49999997f + 0.5f; conversion to Int cuts off, and makes NaN a 0.
        val quotient = (value / scale).toDouble()
        val rounded = (if (quotient < 0) quotient - 0.5 else quotient + 0.5).toInt()
        return (rounded.coerceIn(lowest - zeroPoint, highest - zeroPoint) + zeroPoint).toByte()
    }

    /** `(quantized - zeroPoint) * scale`, the product in float32. */
    fun dequantize(quantized: Byte): Float {
        val value = if (isUnsigned) unsigned(quantized) else quantized.toInt()
        return (value - zeroPoint).toFloat() * scale
    }
}
