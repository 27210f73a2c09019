package com.example.digits.inference

/** Takes the real values out of tensors that [spec] describes, without allocating. */
internal class TensorReader(private val spec: TensorSpec) {
    private val quantizer = TensorQuantizer(spec)

    /**
     * Copies all values of [tensor] to [values].
     *
     * @throws IllegalArgumentException if [tensor] isn't of the size that the contract says.
     */
    fun read(tensor: TensorData, values: FloatArray) {
        when (tensor) {
            is TensorData.Floats -> {
                requireSize(tensor.values.size, spec.elementCount)
                tensor.values.copyInto(values)
            }

            is TensorData.Bytes -> {
                requireSize(tensor.values.size, spec.byteCount)
                when (spec.dtype) {
                    DType.FLOAT16 -> widen(tensor.values, values)
                    else -> dequantize(tensor.values, values)
                }
            }
        }
    }

    private fun widen(bytes: ByteArray, values: FloatArray) {
        for (i in values.indices) {
            val low = unsigned(bytes[Short.SIZE_BYTES * i])
            val high = unsigned(bytes[Short.SIZE_BYTES * i + 1])
            values[i] = halfValue(low or (high shl Byte.SIZE_BITS))
        }
    }

    private fun dequantize(bytes: ByteArray, values: FloatArray) {
        for (i in values.indices) values[i] = quantizer.dequantize(bytes[i])
    }

    private fun requireSize(actual: Int, expected: Int) {
        require(actual == expected) { "“${spec.name}” holds $actual values instead of $expected" }
    }
}
