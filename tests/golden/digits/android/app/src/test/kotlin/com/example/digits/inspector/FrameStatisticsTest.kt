package com.example.digits.inspector

import kotlin.concurrent.thread
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.StageTimes

class FrameStatisticsTest {
    private val statistics = FrameStatistics()

    private fun record(milliseconds: Int, timestamp: Int = 0) = statistics.record(
        StageTimes(
            preprocessing = milliseconds.milliseconds,
            inference = (2 * milliseconds).milliseconds,
            postprocessing = (3 * milliseconds).milliseconds
        ),
        timestampNanos = timestamp * 1_000_000L,
        finishedNanos = timestamp * 1_000_000L
    )

    @Test
    fun snapshot_beforeTheFirstFrame_isNull() {
        assertNull(statistics.snapshot())
    }

    @Test
    fun snapshot_firstFrame_hasNoRateYet() {
        record(5, timestamp = 1_000)

        val summary = assertNotNull(statistics.snapshot())
        assertEquals(1, summary.frames)
        assertNull(summary.framesPerSecond)
        assertEquals(0, summary.droppedFrames)
        assertEquals(5.milliseconds, summary.preprocessing.median)
        assertEquals(5.milliseconds, summary.preprocessing.p90)
    }

    @Test
    fun snapshot_someFrames_givesRanksOfEachStage() {
        for (milliseconds in listOf(9, 1, 8, 2, 7, 3, 6, 4, 5, 100)) record(milliseconds)

        val summary = assertNotNull(statistics.snapshot())
        assertEquals(5.milliseconds, summary.preprocessing.median)
        assertEquals(9.milliseconds, summary.preprocessing.p90)
        assertEquals(10.milliseconds, summary.inference.median)
        assertEquals(27.milliseconds, summary.postprocessing.p90)
    }

    @Test
    fun snapshot_moreFramesThanRemembered_keepsTheLastInOrder() {
        for (milliseconds in 1..250) record(milliseconds)

        val summary = assertNotNull(statistics.snapshot())
        assertEquals(FrameStatistics.CAPACITY, summary.frames)
        assertEquals((151..250).map { it.milliseconds }, summary.preprocessing.series)
        assertEquals((302..500 step 2).map { it.milliseconds }, summary.inference.series)
    }

    @Test
    fun snapshot_framesFiftyMillisecondsApart_areTwentyPerSecond() {
        for (frame in 0..150) record(1, timestamp = frame * 50)

        assertEquals(20f, statistics.snapshot()?.framesPerSecond)
    }

    @Test
    fun snapshot_whileFramesAreRecorded_neverMixesTwo() {
        val writer = thread {
            for (frame in 1..20_000) record(frame, timestamp = frame)
        }

        while (writer.isAlive) {
            val summary = statistics.snapshot() ?: continue
            val stages = summary.preprocessing.series.zip(summary.postprocessing.series)
            assertTrue(stages.all { (first, third) -> third == first * 3 })
        }
        writer.join()
    }
}
