package com.example.digits.picture

import kotlin.test.Test
import kotlin.test.assertEquals

class SampleSizeTest {
    @Test
    fun sampleSize_smallPicture_isReadWhole() {
        assertEquals(1, sampleSize(640, 480))
        assertEquals(1, sampleSize(2048, 2048))
    }

    @Test
    fun sampleSize_largePicture_isBoundedByItsLongerSide() {
        assertEquals(2, sampleSize(4096, 100))
        assertEquals(2, sampleSize(100, 4000))
        assertEquals(4, sampleSize(8160, 6120))
    }

    @Test
    fun sampleSize_unknownSize_isOne() {
        assertEquals(1, sampleSize(-1, -1))
    }
}
