package {{ cookiecutter.application_id }}.inference

import kotlin.math.floor

/** Turns real values into the 8-bit values of a quantised [tensor], without allocating. */
internal class TensorQuantizer(tensor: TensorSpec) {
    private val scale = tensor.quantization.scale
    private val zeroPoint = tensor.quantization.zeroPoint
    private val lowest = if (tensor.dtype == DType.UINT8) 0.0 else -128.0
    private val highest = if (tensor.dtype == DType.UINT8) 255.0 else 127.0
    private val bytes = TensorData.Bytes(ByteArray(tensor.elementCount))

    /** The quantised [values]; the next call overwrites them. */
    fun quantize(values: FloatArray): TensorData {
        for (i in values.indices) bytes.values[i] = quantize(values[i])
        return bytes
    }

    /** `round(value / scale) + zeroPoint`, clamped; NaN becomes the zero point. */
    private fun quantize(value: Float): Byte {
        val quotient = value / scale
        if (quotient.isNaN()) return zeroPoint.toByte()
        val quantized = roundHalfAwayFromZero(quotient) + zeroPoint
        return quantized.coerceIn(lowest, highest).toInt().toByte()
    }

    /** In float64, where adding a half to a float32 is exact; `kotlin.math.round` rounds to even. */
    private fun roundHalfAwayFromZero(value: Float): Double {
        val exact = value.toDouble()
        return if (exact < 0) -floor(0.5 - exact) else floor(exact + 0.5)
    }
}
