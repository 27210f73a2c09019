package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.picture.stillPicture

class RunningStatusTest {
    private val picture = stillPicture(frame()).image
    private val running = ClassifyUiState.Running(
        accelerators = AcceleratorReport(Accelerator.GPU, emptyList()),
        classification = FakeImageClassifier.answer,
        pace = Pace(8.milliseconds, framesPerSecond = 30f)
    )

    @Test
    fun status_live_isThePaceOfTheFrames() {
        val expected = RunningStatus(Accelerator.GPU, mark = null, 8.milliseconds, 30f)

        assertEquals(expected, running.status(Scene.Live(hasFrames = true)))
    }

    @Test
    fun status_liveBeforeTheFirstFrame_isTheAcceleratorAlone() {
        val expected = RunningStatus(Accelerator.GPU, mark = null, null, null)

        assertEquals(expected, running.copy(pace = null).status(Scene.Live()))
    }

    @Test
    fun status_heldFrame_hasItsOwnTimeAndNoRate() {
        val status = running.status(Scene.Frozen(picture))

        assertEquals(FakeImageClassifier.answer.times.inference, status.inference)
        assertNull(status.framesPerSecond)
    }

    @Test
    fun status_pictureThatIsNotClassifiedYet_isTheAcceleratorAlone() {
        val status = running.copy(classification = null).status(Scene.Still(picture))

        assertNull(status.inference)
        assertNull(status.framesPerSecond)
    }
}
