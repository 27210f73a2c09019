package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TestTimeSource
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Category
import com.example.digits.inference.StageTimes
import com.example.digits.settings.FakeSettingsStore
import com.example.digits.settings.Settings

class LiveFramesTest {
    private val settings = FakeSettingsStore()
    private val classifier = FakeImageClassifier()
    private val session = SessionState.Open(classifier)
    private val clock = TestTimeSource()
    private val frames = LiveFrames(ScoreSmoother(0.5f, clock = clock), settings.settings, clock)

    private suspend fun read(milliseconds: Int, from: SessionState.Open = session): Reading =
        assertNotNull(frames.read(from, cameraFrame(milliseconds)))

    private fun takes(time: Duration) {
        val times = StageTimes(Duration.ZERO, time, Duration.ZERO)
        classifier.answer = classifier.answer.copy(times = times)
    }

    @Test
    fun read_frame_isCounted() = runTest {
        read(0)

        assertEquals(1, session.statistics.snapshot()?.frames)
    }

    @Test
    fun read_classifierFails_isNotCounted() = runTest {
        classifier.failure = IllegalStateException("lost the GPU")

        assertNull(frames.read(session, cameraFrame()))
        assertNull(session.statistics.snapshot())
    }

    @Test
    fun read_smoothing_letsScoresGlide() = runTest {
        read(0)
        clock += 100.milliseconds
        classifier.answer = FakeImageClassifier.answer(Category(7, "seven", 0.1f))

        val score = read(100).classification.categories.single().score

        assertEquals(0.67f, score, 0.01f)
    }

    @Test
    fun read_smoothingSwitchedOff_givesTheClassifiersOwn() = runTest {
        settings.update(Settings(isSmoothing = false))
        read(0)
        classifier.answer = FakeImageClassifier.answer(Category(7, "seven", 0.1f))

        assertEquals(classifier.answer, read(33).classification)
    }

    @Test
    fun read_secondFrame_givesThePace() = runTest {
        takes(8.milliseconds)
        assertNull(read(0).pace)

        assertEquals(Pace(8.milliseconds, 20f), read(50).pace)
    }

    @Test
    fun read_afterAPause_doesNotCountIt() = runTest {
        takes(8.milliseconds)
        read(0)
        read(50)
        clock += 3_000.milliseconds

        assertEquals(20f, read(3_050).pace?.framesPerSecond)
    }

    @Test
    fun read_withinHalfASecond_leavesThePaceAsItIs() = runTest {
        takes(8.milliseconds)
        read(0)
        val pace = read(50).pace
        takes(90.milliseconds)

        assertEquals(pace, read(100).pace)
        assertEquals(pace, read(549).pace)
        assertEquals(90.milliseconds, read(550).pace?.inference)
    }

    @Test
    fun read_otherCamerasClockIsBehind_renewsThePace() = runTest {
        takes(8.milliseconds)
        read(10_000)
        read(10_050)
        takes(90.milliseconds)
        repeat(9) { read(33 * it) }

        assertEquals(90.milliseconds, read(600).pace?.inference)
    }

    @Test
    fun read_otherClassifier_startsToCountAnew() = runTest {
        read(0)
        read(50)

        val other = SessionState.Open(classifier)
        val reading = read(100, from = other)

        assertNull(reading.pace)
        assertEquals(1, other.statistics.snapshot()?.frames)
    }
}
