package com.example.digits.camera

import androidx.camera.core.CameraSelector

/**
 * Which camera of several is opened, by the way each faces: one of the `LENS_FACING_` constants.
 *
 * A device has several cameras on one side as often as not; its first one is the main one.
 */
internal class Lenses(private val facings: List<Int>) {
    private val back = facings.indexOf(CameraSelector.LENS_FACING_BACK)
    private val front = facings.indexOf(CameraSelector.LENS_FACING_FRONT)

    /** Whether there is a camera on either side. */
    val canSwitch: Boolean get() = back >= 0 && front >= 0

    /** The camera to open, as an index: one that faces as wanted, else any; null if there is none. */
    fun choose(prefersFront: Boolean): Int? {
        val preferred = if (prefersFront) listOf(front, back) else listOf(back, front)
        return preferred.firstOrNull { it >= 0 } ?: facings.indices.firstOrNull()
    }
}
