package com.example.digits.classify

import androidx.lifecycle.SavedStateHandle
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull

class SavedChoicesTest {
    private val savedState = SavedStateHandle()
    private val choices = SavedChoices(savedState)

    @Test
    fun atFirst_showsTheCameraAtTheBack() {
        assertNull(choices.pictureUri.value)
        assertFalse(choices.prefersFront.value)
    }

    @Test
    fun pictureUri_anotherInstance_agrees() {
        choices.pictureUri.value = "content://pictures/7"

        val another = SavedChoices(savedState)
        assertEquals("content://pictures/7", another.pictureUri.value)

        another.pictureUri.value = null
        assertNull(choices.pictureUri.value)
    }

    @Test
    fun prefersFront_anotherInstance_agrees() {
        choices.prefersFront.value = true

        val another = SavedChoices(savedState)
        assertEquals(true, another.prefersFront.value)

        another.prefersFront.value = false
        assertFalse(choices.prefersFront.value)
    }
}
