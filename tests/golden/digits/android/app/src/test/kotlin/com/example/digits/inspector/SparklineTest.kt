package com.example.digits.inspector

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds

class SparklineTest {
    private val size = Size(width = 104f, height = 24f)

    private fun points(vararg milliseconds: Int) =
        sparklinePoints(milliseconds.map { it.milliseconds }, size, margin = 2f)

    @Test
    fun sparklinePoints_greatestValue_isAtTheTop() {
        assertEquals(listOf(Offset(2f, 12f), Offset(52f, 2f), Offset(102f, 22f)), points(4, 8, 0))
    }

    @Test
    fun sparklinePoints_oneValue_isAtTheRight() {
        assertEquals(listOf(Offset(102f, 2f)), points(5))
    }

    @Test
    fun sparklinePoints_nothingToMeasure_areNone() {
        assertEquals(emptyList(), points())
        assertEquals(emptyList(), sparklinePoints(listOf(Duration.ZERO), size, margin = 2f))
    }
}
