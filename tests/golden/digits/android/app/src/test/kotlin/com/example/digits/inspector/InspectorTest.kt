package com.example.digits.inspector

import java.util.concurrent.CancellationException
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.test.assertSame
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.test.StandardTestDispatcher
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.currentTime
import kotlinx.coroutines.test.runTest
import com.example.digits.classify.FakeImageClassifier
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.InputPicture
import com.example.digits.inference.StageTimes

@OptIn(ExperimentalCoroutinesApi::class)
class InspectorTest {
    private val picture = InputPicture(1, 1, IntArray(1), lowest = 0f, highest = 1f)
    private val classifier = PictureClassifier { picture }
    private val statistics = FrameStatistics()
    private var reads = 0

    private fun TestScope.inspector(classifier: ImageClassifier = this@InspectorTest.classifier) =
        Inspector(
            classifier,
            statistics,
            monitor = { sampleDevice.also { reads++ } },
            StandardTestDispatcher(testScheduler)
        )

    @Test
    fun states_showWhatIsKnownAtOnce() = runTest {
        val state = inspector().states.first()

        val expected = InspectorUiState.Running(
            classifier.accelerators,
            classifier.model,
            sampleDevice,
            frames = null,
            picture
        )
        assertEquals(expected, state)
        assertEquals(0, currentTime)
    }

    @Test
    fun states_areRenewedTwiceASecond() = runTest {
        val inspector = inspector()

        inspector.states.take(5).toList()

        assertEquals(2_000, currentTime)
    }

    @Test
    fun states_showNewFrames() = runTest {
        val times = StageTimes(1.milliseconds, 2.milliseconds, 3.milliseconds)
        val inspector = inspector()
        assertNull(inspector.states.first().frames)

        statistics.record(times, timestampNanos = 0, finishedNanos = 0)

        assertEquals(2.milliseconds, inspector.states.first().frames?.inference?.median)
    }

    @Test
    fun states_nobodyLooks_costNothing() = runTest {
        val inspector = inspector()
        inspector.states.take(3).toList()

        testScheduler.advanceTimeBy(60_000)

        assertEquals(3, reads)
    }

    @Test
    fun states_classifierWasClosed_goOnWithoutAPicture() = runTest {
        val closed = PictureClassifier { throw CancellationException() }

        val states = inspector(closed).states.take(2).toList()

        assertEquals(listOf(null, null), states.map { it.picture })
        assertSame(sampleDevice, states.last().device)
    }
}

/** Sees the picture that [look] gives. */
private class PictureClassifier(private val look: () -> InputPicture?) :
    ImageClassifier by FakeImageClassifier() {
    override suspend fun inputPicture(): InputPicture? = look()
}
