package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.test.runTest
import org.junit.Rule
import com.example.digits.picture.PictureProblem

class ClassifyViewModelPictureTest {
    @get:Rule
    val mainDispatcher = MainDispatcherRule()

    private val fakes = ClassifyFakes()
    private val beachScene = Scene.Still(fakes.beach.image)

    @Test
    fun scene_onFreeze_isTheNextFrame() = runTest {
        val viewModel = fakes.viewModel()

        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        assertEquals(Scene.Frozen(fakes.frozen.image), viewModel.scene.value)
        assertEquals(FakeImageClassifier.answer, viewModel.running.classification)
    }

    @Test
    fun onFreeze_noMemoryForTheFrame_saysSo() = runTest {
        val viewModel = fakes.viewModel()
        fakes.freeze = { throw OutOfMemoryError() }

        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        assertEquals(PictureProblem.TOO_LARGE, viewModel.pictureProblem.value)
    }

    @Test
    fun scene_onBackToCamera_isLiveAgain() = runTest {
        val viewModel = fakes.viewModel()
        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        viewModel.onBackToCamera()
        viewModel.onFrame(cameraFrame())

        assertIs<Scene.Live>(viewModel.scene.value)
        assertNotNull(viewModel.running.classification)
    }

    @Test
    fun scene_onPicture_isThePicture() {
        val viewModel = fakes.viewModel()

        viewModel.onPicture("beach")

        assertEquals(beachScene, viewModel.scene.value)
        assertEquals(FakeImageClassifier.answer, viewModel.running.classification)
        assertEquals("beach", fakes.pictureUri.value)
    }

    @Test
    fun scene_afterProcessDeath_isThePictureAgain() {
        fakes.pictureUri.value = "beach"

        assertEquals(beachScene, fakes.viewModel().scene.value)
    }

    @Test
    fun onPicture_cannotBeRead_saysSoAndStaysWithTheCamera() {
        val viewModel = fakes.viewModel()

        viewModel.onPicture("gone")

        assertEquals(PictureProblem.GONE, viewModel.pictureProblem.value)
        assertIs<Scene.Live>(viewModel.scene.value)
        assertNull(fakes.pictureUri.value)
        viewModel.onPictureProblemSeen()
        assertNull(viewModel.pictureProblem.value)
    }

    @Test
    fun onPicture_modelFailed_showsThePictureOnceItRuns() {
        fakes.classifiers.failures += IllegalStateException("not yet")
        val viewModel = fakes.viewModel()
        viewModel.onPicture("beach")

        viewModel.onRetry()

        assertEquals(beachScene, viewModel.scene.value)
        assertEquals(FakeImageClassifier.answer, viewModel.running.classification)
    }

    @Test
    fun onFreeze_modelFailed_holdsTheFrameUntilItRuns() = runTest {
        fakes.classifiers.failures += IllegalStateException("not yet")
        val viewModel = fakes.viewModel()
        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())
        assertEquals(Scene.Frozen(fakes.frozen.image), viewModel.scene.value)

        viewModel.onRetry()

        assertEquals(FakeImageClassifier.answer, viewModel.running.classification)
    }

    @Test
    fun onBackToCamera_whileAPictureIsRead_readsItForNothing() {
        val viewModel = fakes.viewModel()
        fakes.pictures.gate = CompletableDeferred()
        viewModel.onPicture("beach")

        viewModel.onBackToCamera()
        fakes.pictures.gate.complete(Unit)

        assertIs<Scene.Live>(viewModel.scene.value)
    }
}
