package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals

class StatusLinesTest {
    private val groups = listOf("GPU", "2.4 ms", "30 fps")

    private fun broken(room: Int) = brokenIntoLines(groups) { it.length <= room }

    @Test
    fun brokenIntoLines_enoughRoom_isOneLine() {
        assertEquals("GPU · 2.4 ms · 30 fps", broken(room = 21))
    }

    @Test
    fun brokenIntoLines_lessRoom_breaksBetweenGroupsWithoutADot() {
        assertEquals("GPU · 2.4 ms\n30 fps", broken(room = 20))
        assertEquals("GPU\n2.4 ms\n30 fps", broken(room = 11))
    }

    @Test
    fun brokenIntoLines_noRoom_leavesNothingOut() {
        assertEquals("GPU\n2.4 ms\n30 fps", broken(room = 1))
    }
}
