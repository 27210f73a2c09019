package com.example.digits.camera

import kotlin.test.Test
import kotlin.test.assertFailsWith
import kotlin.test.assertTrue

class FrameAnalyzerTest {
    @Test
    fun analyze_imageThatCannotBeRead_givesItBackToTheCamera() {
        val image = UnreadableImage()

        assertFailsWith<IllegalStateException> { FrameAnalyzer({ false }, {}).analyze(image) }

        assertTrue(image.isClosed)
    }
}
