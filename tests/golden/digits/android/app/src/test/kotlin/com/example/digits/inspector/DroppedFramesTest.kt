package com.example.digits.inspector

import java.util.Random
import kotlin.math.abs
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.StageTimes

class DroppedFramesTest {
    private val random = Random(1)

    /** A camera of 30 frames per second whose timestamps are off by up to half a millisecond. */
    private fun steady(number: Int): Duration =
        33.3.milliseconds + 0.5.milliseconds * random.nextDouble() * (number % 3 - 1)

    /** The estimate after all frames of [camera]. */
    private fun estimate(camera: KeepLatestCamera): Int {
        val statistics = FrameStatistics()
        camera.run(statistics)
        return checkNotNull(statistics.snapshot()).droppedFrames
    }

    private fun assertNearlyCounted(camera: KeepLatestCamera) {
        val estimate = estimate(camera)
        assertTrue(camera.dropped > 5, "the camera dropped ${camera.dropped} frames")
        assertTrue(
            abs(estimate - camera.dropped) <= maxOf(1, camera.dropped / 8),
            "$estimate instead of ${camera.dropped}"
        )
    }

    @Test
    fun droppedFrames_fastModel_areNone() {
        val camera = KeepLatestCamera(::steady) { 8.milliseconds }

        assertEquals(0, estimate(camera))
    }

    @Test
    fun droppedFrames_slowModels_areNearlyCounted() {
        for (milliseconds in listOf(36, 45, 52, 80, 115, 150, 310)) {
            val camera = KeepLatestCamera(::steady) {
                milliseconds.milliseconds * (0.97 + 0.06 * random.nextDouble())
            }

            assertNearlyCounted(camera)
        }
    }

    @Test
    fun droppedFrames_oneSlowFrame_areThoseOfThatFrame() {
        val camera = KeepLatestCamera(::steady) { (if (it == 50) 120 else 8).milliseconds }

        assertEquals(2, estimate(camera))
        assertEquals(2, camera.dropped)
    }

    @Test
    fun droppedFrames_cameraSlowsDownInTheDark_areNone() {
        val steps = listOf(33.3, 50.0, 66.7, 100.0)
        for (milliseconds in listOf(8, 25, 31)) {
            val camera = KeepLatestCamera({ steps[minOf(it / 20, 3)].milliseconds }) {
                milliseconds.milliseconds
            }

            assertEquals(0, estimate(camera))
        }
    }

    @Test
    fun droppedFrames_lightComesAndGoes_areNone() {
        val camera = KeepLatestCamera({ (if (it / 30 % 2 == 0) 33.3 else 66.7).milliseconds }) {
            30.milliseconds
        }

        assertEquals(0, estimate(camera))
    }

    @Test
    fun droppedFrames_rateWanders_areNone() {
        val camera =
            KeepLatestCamera({ (33 + abs(it % 40 - 20) * 1.7).milliseconds }) { 25.milliseconds }

        assertEquals(0, estimate(camera))
    }

    @Test
    fun droppedFrames_slowModelAndTheLightGoesOut_areNearlyCounted() {
        val camera = KeepLatestCamera({ (if (it < 60) 33.3 else 66.7).milliseconds }) {
            45.milliseconds
        }

        assertNearlyCounted(camera)
    }

    @Test
    fun droppedFrames_pauseOrAnotherCamera_countForNothing() {
        val statistics = FrameStatistics()
        val times = StageTimes(Duration.ZERO, 30.milliseconds, Duration.ZERO)
        // A pause of half a minute, then at once a camera whose clock is behind.
        for ((timestamp, now) in listOf(0L to 0L, 30_000L to 30_000L, 500L to 30_660L)) {
            for (frame in 0 until 20) {
                statistics.record(
                    times,
                    timestampNanos = (timestamp + frame * 33) * 1_000_000,
                    finishedNanos = (now + frame * 33) * 1_000_000
                )
            }
        }

        val summary = checkNotNull(statistics.snapshot())
        assertEquals(0, summary.droppedFrames)
        assertEquals(30.3f, summary.framesPerSecond ?: 0f, 0.1f)
    }
}
