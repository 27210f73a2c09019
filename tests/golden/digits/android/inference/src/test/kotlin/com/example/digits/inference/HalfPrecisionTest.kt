package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals

class HalfPrecisionTest {
    @Test
    fun halfBits_valueOfEveryHalf_givesItBack() {
        for (bits in 0..0xFFFF) {
            val value = halfValue(bits)
            if (!value.isNaN()) assertEquals(bits, halfBits(value), "$value")
        }
    }

    @Test
    fun halfBits_betweenTwoHalves_roundsToTheNearestAndThenToTheEvenOne() {
        // Neighbours, up to the greatest finite one, and what is behind it: 65536 stands for infinity.
        for (bits in 0 until 0x7C00) {
            val above = if (bits == 0x7BFF) 65536f else halfValue(bits + 1)
            val middle = (halfValue(bits) + above) / 2

            assertEquals(bits, halfBits(Math.nextDown(middle)), "below $middle")
            assertEquals(bits + bits % 2, halfBits(middle), "$middle")
            assertEquals(bits + 1, halfBits(Math.nextUp(middle)), "above $middle")
        }
    }

    @Test
    fun halfBits_beyondTheGreatest_isInfinite() {
        assertEquals(0x7C00, halfBits(Float.MAX_VALUE))
        assertEquals(0xFC00, halfBits(Float.NEGATIVE_INFINITY))
    }

    @Test
    fun halfBits_notANumber_staysOne() {
        assertEquals(true, halfValue(halfBits(Float.NaN)).isNaN())
    }

    @Test
    fun halfValue_knownBits_areTheirNumbers() {
        assertEquals(1f, halfValue(0x3C00))
        assertEquals(-0.5f, halfValue(0xB800))
        assertEquals(65504f, halfValue(0x7BFF))
        assertEquals(Math.scalb(1f, -24), halfValue(1))
        assertEquals((-0f).toRawBits(), halfValue(0x8000).toRawBits())
        assertEquals(Float.NEGATIVE_INFINITY, halfValue(0xFC00))
    }
}
