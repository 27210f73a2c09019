package com.example.digits.inference

import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class InputPictureTest {
    private val size = ImageSize(3, 2)
    private val rgba = ByteArray(size.width * size.height * 4) { (it * 53 + 7).toByte() }
    private val frame = Frame(ByteBuffer.wrap(rgba), size.width, size.height, size.width * 4)

    @Test
    fun of_frameOfTheTensorsSize_isTheFrame() {
        for (order in listOf(ChannelOrder.RGB, ChannelOrder.BGR)) {
            for (layout in TensorLayout.entries) {
                for (dtype in DType.entries) {
                    val picture = pictureOf(frame, order, layout, dtype)

                    assertEquals(opaquePixels(), picture.argb.toList(), "$order, $layout, $dtype")
                    assertEquals(size, ImageSize(picture.width, picture.height))
                }
            }
        }
    }

    @Test
    fun of_grayscale_hasEqualColours() {
        val picture = pictureOf(frame, ChannelOrder.GRAYSCALE, TensorLayout.NHWC, DType.FLOAT32)

        // 0.299, 0.587 and 0.114 of the first pixel's 7, 60 and 113.
        assertEquals(0xFF323232.toInt(), picture.argb.first())
    }

    @Test
    fun of_anyTensor_knowsItsRange() {
        val black = Frame(ByteBuffer.wrap(ByteArray(rgba.size)), 3, 2, rowStride = 12)

        val picture = pictureOf(black, ChannelOrder.RGB, TensorLayout.NHWC, DType.FLOAT32)

        assertEquals(-3f to -0.5f, picture.lowest to picture.highest)
    }

    @Test
    fun of_valuesOutsideOfAPicture_areCutOff() {
        val spec = tensor(ChannelOrder.GRAYSCALE, TensorLayout.NHWC, DType.FLOAT32)
        val values = floatArrayOf(-1e9f, 1e9f, Float.NaN, 0f, 0f, 0f)
        val preprocessing = preprocessing(ChannelOrder.GRAYSCALE, TensorLayout.NHWC, spec.dtype)

        val picture = InputPicture.of(TensorData.Floats(values), spec, preprocessing)

        val black = 0xFF000000.toInt()
        assertEquals(listOf(black, -1, black), picture.argb.take(3))
    }

    @Test
    fun of_tensorOfAnotherSize_throws() {
        val spec = tensor(ChannelOrder.RGB, TensorLayout.NHWC, DType.FLOAT16)
        val preprocessing = preprocessing(ChannelOrder.RGB, TensorLayout.NHWC, spec.dtype)

        assertFailsWith<IllegalArgumentException> {
            InputPicture.of(TensorData.Bytes(ByteArray(18)), spec, preprocessing)
        }
    }

    private fun opaquePixels() = List(size.width * size.height) { pixel ->
        val (red, green, blue) = List(3) { rgba[4 * pixel + it].toInt() and 0xFF }
        (0xFF shl 24) or (red shl 16) or (green shl 8) or blue
    }

    private fun pictureOf(
        frame: Frame,
        order: ChannelOrder,
        layout: TensorLayout,
        dtype: DType
    ): InputPicture {
        val spec = tensor(order, layout, dtype)
        val preprocessing = preprocessing(order, layout, dtype)
        val tensor = ImagePreprocessor(preprocessing, spec).preprocess(frame)
        return InputPicture.of(tensor, spec, preprocessing)
    }

    private fun preprocessing(order: ChannelOrder, layout: TensorLayout, dtype: DType) =
        ImagePreprocessing(
            size,
            normalization(order.channels, dtype),
            ResizeMode.STRETCH,
            ResizeFilter.BILINEAR,
            order,
            layout,
            padValue = 0
        )

    /** For 8 bits, one step of the tensor is one step of the picture, and nothing gets lost. */
    private fun normalization(channels: Int, dtype: DType) = if (dtype.size == 1) {
        Normalization(mean = List(channels) { 128f }, std = List(channels) { 16f })
    } else {
        Normalization(
            mean = listOf(60f, 20f, 24f).take(channels),
            std = listOf(20f, 40f, 16f).take(channels)
        )
    }

    private fun tensor(order: ChannelOrder, layout: TensorLayout, dtype: DType) = TensorSpec(
        "image",
        when (layout) {
            TensorLayout.NHWC -> listOf(1, size.height, size.width, order.channels)
            TensorLayout.NCHW -> listOf(1, order.channels, size.height, size.width)
        },
        dtype,
        QuantizationParams(1 / 16f, if (dtype == DType.UINT8) 128 else 0)
    )
}
