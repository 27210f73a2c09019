package com.example.digits.camera

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest

@OptIn(ExperimentalCoroutinesApi::class)
class QuarterTurnsTest {
    /** A display that is turned so, each for that long. */
    private fun display(vararg rotations: Pair<Int, Duration>) = flow {
        for ((rotation, time) in rotations) {
            emit(rotation)
            delay(time)
        }
    }

    @Test
    fun quarterTurns_present_comesAtOnce() = runTest {
        assertEquals(1, display(1 to 1.seconds).quarterTurns(start = 1).first())
        assertEquals(0, currentTime)
    }

    @Test
    fun quarterTurns_halfTurn_isNone() = runTest {
        val display = display(0 to 1.seconds, 2 to 1.seconds, 1 to 1.seconds, 3 to 1.seconds)

        assertEquals(listOf(0, 1), display.quarterTurns(start = 0).toList())
    }

    @Test
    fun quarterTurns_turnedBack_followsBothWays() = runTest {
        val display = display(0 to 1.seconds, 3 to 1.seconds, 0 to 1.seconds)

        assertEquals(listOf(0, 3, 0), display.quarterTurns(start = 0).toList())
    }

    @Test
    fun quarterTurns_turnedBackAtOnce_isNone() = runTest {
        val display = display(0 to 1.seconds, 1 to 50.milliseconds, 0 to 1.seconds)

        assertEquals(listOf(0), display.quarterTurns(start = 0).toList())
    }
}
