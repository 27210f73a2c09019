package com.example.digits.camera

import androidx.camera.core.CameraSelector.LENS_FACING_BACK
import androidx.camera.core.CameraSelector.LENS_FACING_FRONT
import androidx.camera.core.CameraSelector.LENS_FACING_UNKNOWN
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue

class LensesTest {
    @Test
    fun choose_bothSides_opensTheFirstOnTheWantedOne() {
        val lenses =
            Lenses(listOf(LENS_FACING_FRONT, LENS_FACING_BACK, LENS_FACING_BACK, LENS_FACING_FRONT))

        assertEquals(1, lenses.choose(prefersFront = false))
        assertEquals(0, lenses.choose(prefersFront = true))
        assertTrue(lenses.canSwitch)
    }

    @Test
    fun choose_oneSideOnly_opensThatOne() {
        for (facing in listOf(LENS_FACING_BACK, LENS_FACING_FRONT)) {
            val lenses = Lenses(listOf(facing, facing))

            assertEquals(0, lenses.choose(prefersFront = false))
            assertEquals(0, lenses.choose(prefersFront = true))
            assertFalse(lenses.canSwitch)
        }
    }

    @Test
    fun choose_externalCamera_opensItOnlyIfItIsTheOnlyOne() {
        assertEquals(0, Lenses(listOf(EXTERNAL)).choose(prefersFront = false))
        assertEquals(0, Lenses(listOf(LENS_FACING_UNKNOWN)).choose(prefersFront = true))
        assertEquals(1, Lenses(listOf(EXTERNAL, LENS_FACING_FRONT)).choose(prefersFront = false))
        assertFalse(Lenses(listOf(EXTERNAL, LENS_FACING_BACK)).canSwitch)
    }

    @Test
    fun choose_noCamera_isNull() {
        assertNull(Lenses(emptyList()).choose(prefersFront = false))
    }

    private companion object {
        /** The constant needs an opt-in, as everything does that works with such cameras alone. */
        const val EXTERNAL = 2
    }
}
