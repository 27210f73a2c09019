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
import com.example.digits.picture.PictureProblem

@OptIn(ExperimentalCoroutinesApi::class)
class FreezeTest {
    private val fakes = ClassifyFakes()
    private val classifier = FakeImageClassifier()
    private val session = MutableStateFlow<SessionState>(SessionState.Open(classifier))
    private val frozenScene = Scene.Frozen(fakes.frozen.image)
    private val answer = FakeImageClassifier.answer
    private val otherAnswer = FakeImageClassifier.answer(Category(1, "one", 0.8f))
    private val problems = mutableListOf<PictureProblem>()

    private val PictureArea.classification get() = shown.value.reading?.classification

    private fun TestScope.pictureArea() =
        PictureArea(session, fakes.liveFrames, { fakes.freeze(it) }, problems::add).also { area ->
            backgroundScope.launch(UnconfinedTestDispatcher(testScheduler)) {
                area.classifyHeldFrames()
            }
        }

    @Test
    fun freezeNext_holdsOneFrameAndClassifiesIt() = runTest {
        val area = pictureArea()
        area.onFrame(cameraFrame())

        area.freezeNext()
        assertIs<Scene.Live>(area.shown.value.scene)
        classifier.answer = otherAnswer
        area.onFrame(cameraFrame())
        area.onFrame(cameraFrame())

        assertEquals(frozenScene, area.shown.value.scene)
        assertEquals(2, classifier.frames.size)
        assertEquals(fakes.frozen.frame, classifier.frames.last())
        assertEquals(otherAnswer, area.classification)
    }

    @Test
    fun freezeNext_untilTheFrameIsClassified_keepsTheResult() = runTest {
        val area = pictureArea()
        area.onFrame(cameraFrame())
        classifier.gate = CompletableDeferred()

        area.freezeNext()
        area.onFrame(cameraFrame())

        assertEquals(frozenScene, area.shown.value.scene)
        assertEquals(answer, area.classification)
    }

    @Test
    fun freezeNext_classifierIsNotOpenYet_classifiesTheFrameLater() = runTest {
        session.value = SessionState.Opening(LoadingStep.ReadingModel)
        val area = pictureArea()
        area.freezeNext()
        area.onFrame(cameraFrame())
        assertNull(area.classification)

        session.value = SessionState.Open(classifier)

        assertEquals(answer, area.classification)
    }

    @Test
    fun freezeNext_mirroredPreview_showsTheFrameAsItWas() = runTest {
        val area = pictureArea()

        area.freezeNext()
        area.onFrame(cameraFrame(isMirrored = true))

        assertEquals(frozenScene.copy(isMirrored = true), area.shown.value.scene)
    }

    @Test
    fun freezeNext_noMemoryForTheFrame_saysSoAndStaysWithTheCamera() = runTest {
        val area = pictureArea()
        fakes.freeze = { throw OutOfMemoryError() }

        area.freezeNext()
        area.onFrame(cameraFrame())
        fakes.freeze = { fakes.frozen }
        area.onFrame(cameraFrame())

        assertEquals(listOf(PictureProblem.TOO_LARGE), problems)
        assertEquals(Scene.Live(hasFrames = true), area.shown.value.scene)
        assertEquals(answer, area.classification)
    }
}
