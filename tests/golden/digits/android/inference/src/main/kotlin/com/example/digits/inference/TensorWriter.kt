package com.example.digits.inference

/** Puts real values into a tensor in its own element type. */
internal interface TensorWriter {
    /** The tensor that [write] writes to. */
    val tensor: TensorData

    /** Stores [values], one for each place in [line] of [lines]. */
    fun write(values: FloatArray, lines: TensorLines, line: Int)
}

internal fun tensorWriter(spec: TensorSpec): TensorWriter = when (spec.dtype) {
    DType.FLOAT32 -> FloatWriter(spec)
    DType.FLOAT16 -> HalfWriter(spec)
    DType.UINT8, DType.INT8 -> QuantizedWriter(spec)
}

private class FloatWriter(spec: TensorSpec) : TensorWriter {
    override val tensor = TensorData.Floats(FloatArray(spec.elementCount))

    override fun write(values: FloatArray, lines: TensorLines, line: Int) {
        val start = lines.start(line)
        if (lines.areContiguous) {
            values.copyInto(tensor.values, start)
        } else {
            scatter(values, start, lines.offsets)
        }
    }

    private fun scatter(values: FloatArray, start: Int, offsets: IntArray) {
        val elements = tensor.values
        for (i in offsets.indices) elements[start + offsets[i]] = values[i]
    }
}

private class HalfWriter(spec: TensorSpec) : TensorWriter {
    override val tensor = TensorData.Bytes(ByteArray(spec.byteCount))

    override fun write(values: FloatArray, lines: TensorLines, line: Int) {
        val elements = tensor.values
        val start = lines.start(line)
        val offsets = lines.offsets
        for (i in offsets.indices) {
            val half = halfBits(values[i])
            val index = (start + offsets[i]) * Short.SIZE_BYTES
            elements[index] = half.toByte()
            elements[index + 1] = (half shr Byte.SIZE_BITS).toByte()
        }
    }
}

private class QuantizedWriter(spec: TensorSpec) : TensorWriter {
    private val quantizer = TensorQuantizer(spec)
    override val tensor = TensorData.Bytes(ByteArray(spec.byteCount))

    override fun write(values: FloatArray, lines: TensorLines, line: Int) {
        val elements = tensor.values
        val start = lines.start(line)
        val offsets = lines.offsets
        for (i in offsets.indices) elements[start + offsets[i]] = quantizer.quantize(values[i])
    }
}
