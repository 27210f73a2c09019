package com.example.digits.inference

import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals

class ImagePreprocessorTest {
    private val pixels = ByteBuffer.wrap(ByteArray(8 * 6 * 4) { (it * 37).toByte() })

    /** One property after the other changes, and with it where pixels lie. */
    private val frames = listOf(
        Frame(pixels, 6, 6, rowStride = 24),
        Frame(pixels, 6, 6, rowStride = 32),
        Frame(pixels, 6, 6, rowStride = 32, rotationDegrees = 90),
        Frame(pixels, 6, 6, rowStride = 32, rotationDegrees = 90, isMirrored = true),
        Frame(pixels, 5, 6, rowStride = 32, rotationDegrees = 90, isMirrored = true),
        Frame(pixels, 5, 4, rowStride = 32, rotationDegrees = 90, isMirrored = true)
    )

    @Test
    fun preprocess_geometryChanges_givesWhatANewPreprocessorGives() {
        val reused = preprocessor()
        for ((index, frame) in frames.withIndex()) {
            val expected = preprocessor().preprocess(frame).bits()

            assertEquals(expected, reused.preprocess(frame).bits(), "frame $index")
        }
    }

    @Test
    fun preprocess_sameGeometry_readsTheNewPixels() {
        val black = ByteBuffer.wrap(ByteArray(6 * 6 * 4))
        for (filter in ResizeFilter.entries) {
            val preprocessor = preprocessor(filter)
            preprocessor.preprocess(Frame(pixels, 6, 6, rowStride = 24))

            val actual = preprocessor.preprocess(Frame(black, 6, 6, rowStride = 24))

            assertEquals(List(4 * 3 * 3) { 0f.toRawBits() }, actual.bits(), "$filter")
        }
    }

    @Test
    fun fit_centerCrop_isTheMiddleOfTheUprightFrame() {
        val fit = preprocessor().fit(Frame(pixels, 8, 6, rowStride = 32, rotationDegrees = 90))

        assertEquals(PixelRegion(left = 0, top = 2, width = 6, height = 4), fit.source)
    }

    private fun preprocessor(filter: ResizeFilter = ResizeFilter.BILINEAR) = ImagePreprocessor(
        ImagePreprocessing(
            ImageSize(4, 3),
            Normalization(mean = listOf(0f, 0f, 0f), std = listOf(1f, 1f, 1f)),
            ResizeMode.CENTER_CROP,
            filter,
            ChannelOrder.RGB,
            TensorLayout.NHWC,
            padValue = 0
        ),
        TensorSpec("image", listOf(1, 3, 4, 3), DType.FLOAT32, QuantizationParams(1f, 0))
    )
}
