package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest

@OptIn(ExperimentalCoroutinesApi::class)
class ThrottledTest {
    @Test
    fun throttled_manyValues_letsTheNewestThroughEveryTwoSeconds() = runTest {
        val values = flow {
            for (value in 0..19) {
                emit(value)
                delay(300.milliseconds)
            }
        }
        val heard = mutableListOf<Pair<Int, Long>>()

        values.throttled(2.seconds).collect { heard += it to currentTime }

        assertEquals(listOf(0 to 0L, 6 to 2_000L, 13 to 4_000L, 19 to 6_000L), heard)
    }

    @Test
    fun throttled_valueAfterAPause_isHeardAtOnce() = runTest {
        val values = flow {
            emit("first")
            delay(5.seconds)
            emit("second")
        }
        val heard = mutableListOf<Pair<String, Long>>()

        values.throttled(2.seconds).collect { heard += it to currentTime }

        assertEquals(listOf("first" to 0L, "second" to 5_000L), heard)
    }
}
