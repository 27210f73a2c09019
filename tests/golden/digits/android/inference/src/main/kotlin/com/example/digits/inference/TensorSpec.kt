package com.example.digits.inference

/** Element types of the tensors that this module fills and reads, and the bytes of an element. */
enum class DType(val size: Int) { FLOAT32(4), FLOAT16(2), UINT8(1), INT8(1) }

/**
 * Affine quantisation of a whole tensor: `real = (quantised - zeroPoint) * scale`.
 *
 * Source: TensorFlow Lite 8-bit quantization specification.
 */
data class QuantizationParams(val scale: Float, val zeroPoint: Int)

/**
 * One input or output of the model.
 *
 * @property name the name in the model's signature.
 * @property shape extents with the batch axis first, batch of one.
 * @property quantization scale 1 and zero point 0 for [DType.FLOAT32] and [DType.FLOAT16].
 */
data class TensorSpec(
    val name: String,
    val shape: List<Int>,
    val dtype: DType,
    val quantization: QuantizationParams
) {
    /** Number of values in the tensor. */
    val elementCount: Int = shape.fold(1) { product, extent -> product * extent }

    /** Size of the tensor in memory. */
    val byteCount: Int = elementCount * dtype.size
}

/** The values of a tensor, in the kind of array that LiteRT takes for its element type. */
sealed interface TensorData {
    /** The same values in an array of their own. */
    fun copy(): TensorData

    /** Values of a [DType.FLOAT32] tensor. */
    class Floats(val values: FloatArray) : TensorData {
        override fun copy() = Floats(values.copyOf())
    }

    /** The memory of a tensor of another type, bit for bit and little-endian. */
    class Bytes(val values: ByteArray) : TensorData {
        override fun copy() = Bytes(values.copyOf())
    }
}
