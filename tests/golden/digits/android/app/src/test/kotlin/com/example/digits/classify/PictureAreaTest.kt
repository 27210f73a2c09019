package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Category
import com.example.digits.inference.LoadingStep

@OptIn(ExperimentalCoroutinesApi::class)
class PictureAreaTest {
    private val fakes = ClassifyFakes()
    private val classifier = FakeImageClassifier()
    private val session = MutableStateFlow<SessionState>(SessionState.Open(classifier))
    private val frozenScene = Scene.Frozen(fakes.frozen.image)
    private val answer = FakeImageClassifier.answer
    private val otherAnswer = FakeImageClassifier.answer(Category(1, "one", 0.8f))

    private val PictureArea.classification get() = shown.value.reading?.classification

    private fun TestScope.pictureArea() =
        PictureArea(session, fakes.liveFrames, fakes.freeze, onProblem = {}).also { area ->
            backgroundScope.launch(UnconfinedTestDispatcher(testScheduler)) {
                area.classifyHeldFrames()
            }
        }

    /** Gives [area] a frame that it can't finish before the classifier's gate is open. */
    private fun TestScope.startFrame(area: PictureArea) =
        launch(UnconfinedTestDispatcher(testScheduler)) { area.onFrame(cameraFrame()) }

    @Test
    fun onFrame_whileAnotherIsWorkedOn_isDropped() = runTest {
        val area = pictureArea()
        classifier.gate = CompletableDeferred()
        val first = startFrame(area)

        area.onFrame(cameraFrame())
        classifier.gate.complete(Unit)
        first.join()
        area.onFrame(cameraFrame())

        assertEquals(2, classifier.frames.size)
    }

    @Test
    fun onFrame_first_canBeHeldFromThenOn() = runTest {
        session.value = SessionState.Opening(LoadingStep.ReadingModel)
        val area = pictureArea()
        assertEquals(Scene.Live(hasFrames = false), area.shown.value.scene)

        area.onFrame(cameraFrame())

        assertEquals(Scene.Live(hasFrames = true), area.shown.value.scene)
    }

    @Test
    fun onFrame_cancelled_nextFrameIsClassified() = runTest {
        val area = pictureArea()
        classifier.gate = CompletableDeferred()
        startFrame(area).cancel()
        classifier.gate = CompletableDeferred(Unit)

        area.onFrame(cameraFrame())

        assertEquals(answer, area.classification)
    }

    @Test
    fun show_otherClassifierIsOpened_classifiesThePictureAgain() = runTest {
        val area = pictureArea()
        area.show(fakes.beach)
        val other = FakeImageClassifier()
        other.answer = otherAnswer

        session.value = SessionState.Open(other)

        assertEquals(listOf(fakes.beach.frame), other.frames)
        assertEquals(otherAnswer, area.classification)
    }

    @Test
    fun show_frameInFlight_doesNotReplaceTheAnswer() = runTest {
        val area = pictureArea()
        val gate = CompletableDeferred<Unit>()
        classifier.gate = gate
        val frame = startFrame(area)
        classifier.gate = CompletableDeferred(Unit)
        area.show(fakes.beach)
        classifier.answer = otherAnswer

        gate.complete(Unit)
        frame.join()

        assertEquals(answer, area.classification)
    }

    @Test
    fun showCamera_waitsForFramesOnlyAfterAPicture() = runTest {
        val area = pictureArea()
        area.freezeNext()
        area.onFrame(cameraFrame())
        area.showCamera()
        assertEquals(Scene.Live(hasFrames = true), area.shown.value.scene)

        area.show(fakes.beach)
        area.showCamera()

        assertEquals(Scene.Live(hasFrames = false), area.shown.value.scene)
    }

    @Test
    fun showCamera_afterAPicture_takesFramesAgain() = runTest {
        val area = pictureArea()
        area.show(fakes.beach)

        area.showCamera()
        assertNull(area.classification)
        area.onFrame(cameraFrame())

        assertIs<Scene.Live>(area.shown.value.scene)
        assertEquals(answer, area.classification)
    }
}
