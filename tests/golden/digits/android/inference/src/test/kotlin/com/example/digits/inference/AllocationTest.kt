package com.example.digits.inference

import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Holds preprocessing and decoding to their promise: once warm, a frame allocates nothing. */
class AllocationTest {
    private val frame = Frame(ByteBuffer.allocateDirect(160 * 120 * 4), 160, 120, 160 * 4, 90)
    private val quantization = QuantizationParams(0.5f, 3)

    @Test
    fun preprocess_everyFilterOrderAndType_allocatesNothing() {
        for (filter in ResizeFilter.entries) {
            for (order in ChannelOrder.entries) {
                for (dtype in DType.entries) {
                    val preprocessor = preprocessor(filter, order, dtype)

                    val bytes = bytesPerRun { preprocessor.preprocess(frame) }

                    assertEquals(0, bytes, "$filter, $order, $dtype")
                }
            }
        }
    }

    @Test
    fun decode_everyActivationAndType_allocatesNothing() {
        for (activation in Activation.entries) {
            for (dtype in DType.entries) {
                val decoder = ScoreDecoder(
                    TensorSpec("scores", listOf(1, 100), dtype, quantization),
                    Postprocessing(activation, topK = 5, scoreThreshold = 0.5f)
                )
                val raw = when (dtype) {
                    DType.FLOAT32 -> TensorData.Floats(FloatArray(100) { it % 7f })
                    else -> TensorData.Bytes(ByteArray(100 * dtype.size) { it.toByte() })
                }

                val bytes = bytesPerRun { decoder.decode(raw) }

                assertEquals(0, bytes, "$activation, $dtype")
            }
        }
    }

    @Test
    fun bytesPerRun_oneArrayEachRun_isSeen() {
        var last = ByteArray(0)

        val bytes = bytesPerRun { last = ByteArray(64) }

        assertTrue(bytes >= last.size, "$bytes bytes")
    }

    private fun preprocessor(
        filter: ResizeFilter,
        order: ChannelOrder,
        dtype: DType
    ): ImagePreprocessor {
        val ones = List(order.channels) { 1f }
        val preprocessing = ImagePreprocessing(
            ImageSize(24, 16),
            Normalization(mean = ones, std = ones),
            ResizeMode.LETTERBOX,
            filter,
            order,
            TensorLayout.NHWC,
            padValue = 114
        )
        val shape = listOf(1, 16, 24, order.channels)
        return ImagePreprocessor(preprocessing, TensorSpec("image", shape, dtype, quantization))
    }
}
