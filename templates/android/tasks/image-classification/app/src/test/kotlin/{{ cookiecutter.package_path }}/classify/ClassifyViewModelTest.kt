package {{ cookiecutter.application_id }}.classify

import androidx.lifecycle.ViewModelStore
import kotlin.test.AfterTest
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.TestTimeSource
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.Category
import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.ClassifierOptions
import {{ cookiecutter.application_id }}.inference.RejectionReason
import {{ cookiecutter.application_id }}.picture.FakePictures
import {{ cookiecutter.application_id }}.picture.PictureProblem
import {{ cookiecutter.application_id }}.picture.stillPicture
import {{ cookiecutter.application_id }}.settings.FakeSettingsStore
import {{ cookiecutter.application_id }}.settings.Settings

@OptIn(ExperimentalCoroutinesApi::class)
class ClassifyViewModelTest {
    private val classifiers = FakeClassifiers()
    private val settings = FakeSettingsStore()
    private val beach = stillPicture(frame())
    private val pictures = FakePictures(mapOf("beach" to beach))
    private val pictureUri = MutableStateFlow<String?>(null)
    private val frozen = stillPicture(frame())
    private val answer = FakeImageClassifier.answer
    private val otherAnswer = FakeImageClassifier.answer(Category(1, "one", 0.8f))
    private val frozenScene = Scene.Frozen(frozen.image)
    private val beachScene = Scene.Still(beach.image)

    @BeforeTest
    fun setUp() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @AfterTest
    fun tearDown() = Dispatchers.resetMain()

    private fun viewModel() = ClassifyViewModel(
        open = classifiers,
        liveFrames = LiveFrames(ScoreSmoother(0.5f, clock = TestTimeSource()), settings.settings),
        freeze = { frozen },
        pictures = pictures,
        pictureUri = pictureUri,
        settingsStore = settings
    )

    private val ClassifyViewModel.running
        get() = assertIs<ClassifyUiState.Running>(uiState.value)
    private val ClassifyViewModel.classification: Classification? get() = running.classification

    @Test
    fun uiState_whileOpening_namesTheStep() {
        classifiers.gate = CompletableDeferred()

        assertEquals(ClassifyUiState.Loading(FakeClassifiers.step), viewModel().uiState.value)
    }

    @Test
    fun uiState_opened_showsTheAccelerators() {
        val viewModel = viewModel()

        val expected = ClassifyUiState.Running(classifiers.last.accelerators)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun uiState_onFrame_showsWhatTheModelSays() = runTest {
        val viewModel = viewModel()

        viewModel.onFrame(cameraFrame(0))
        viewModel.onFrame(cameraFrame(50))

        assertEquals(answer, viewModel.classification)
        assertEquals(20f, viewModel.running.pace?.framesPerSecond)
    }

    @Test
    fun uiState_noAccelerator_keepsTheReasons() {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.CPU, "no memory")

        val reasons = listOf(Candidate(Accelerator.CPU, RejectionReason.Failed("no memory")))
        assertEquals(ClassifyUiState.Failed("", reasons), viewModel().uiState.value)
    }

    @Test
    fun uiState_frameFails_saysSoAndClosesTheModel() = runTest {
        val viewModel = viewModel()
        classifiers.last.failure = IllegalStateException("lost the GPU")

        viewModel.onFrame(cameraFrame())

        assertEquals(ClassifyUiState.Failed("lost the GPU"), viewModel.uiState.value)
        assertTrue(classifiers.last.isClosed)
    }

    @Test
    fun uiState_onRetry_opensAgain() {
        classifiers.failures += IllegalStateException("not yet")
        val viewModel = viewModel()

        viewModel.onRetry()

        assertEquals(classifiers.last.accelerators, viewModel.running.accelerators)
    }

    @Test
    fun onRetry_whileOpening_opensOnlyOne() {
        classifiers.gate = CompletableDeferred()
        val viewModel = viewModel()

        viewModel.onRetry()

        assertEquals(1, classifiers.requests.size)
    }

    @Test
    fun uiState_onForce_showsNothingOfTheFormerOne() = runTest {
        val viewModel = viewModel()
        viewModel.onFrame(cameraFrame())

        viewModel.onForce(Accelerator.GPU)

        assertEquals(Accelerator.GPU, viewModel.running.accelerators.inUse)
        assertNull(viewModel.classification)
    }

    @Test
    fun uiState_forcedOneFails_leadsBackWithTheReason() {
        val viewModel = viewModel()
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.GPU, "no OpenCL")

        viewModel.onForce(Accelerator.GPU)

        val refused = Candidate(Accelerator.GPU, RejectionReason.Failed("no OpenCL"))
        assertEquals(refused, viewModel.running.refused)
        assertEquals(Accelerator.CPU, viewModel.running.accelerators.inUse)
    }

    @Test
    fun onSettings_npu_opensAgainWithIt() {
        val viewModel = viewModel()

        viewModel.onSettings(Settings(tryNpu = true))
        viewModel.onSettings(Settings(tryNpu = true, isSmoothing = false))

        val expected = listOf(ClassifierOptions(), ClassifierOptions(tryNpu = true))
        assertEquals(expected, classifiers.requests)
    }

    @Test
    fun onFrame_whileAnotherIsWorkedOn_isDropped() = runTest {
        val viewModel = viewModel()
        classifiers.last.gate = CompletableDeferred()
        val first = launch(UnconfinedTestDispatcher(testScheduler)) {
            viewModel.onFrame(cameraFrame())
        }

        viewModel.onFrame(cameraFrame())
        classifiers.last.gate.complete(Unit)
        first.join()
        viewModel.onFrame(cameraFrame())

        assertEquals(2, classifiers.last.frames.size)
    }

    @Test
    fun onFrame_cancelled_nextFrameIsClassified() = runTest {
        val viewModel = viewModel()
        classifiers.last.gate = CompletableDeferred()
        val first = launch(UnconfinedTestDispatcher(testScheduler)) {
            viewModel.onFrame(cameraFrame())
        }
        first.cancel()
        classifiers.last.gate = CompletableDeferred(Unit)

        viewModel.onFrame(cameraFrame())

        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onFreeze_nextFrame_isHeldAndClassified() = runTest {
        val viewModel = viewModel()
        viewModel.onFrame(cameraFrame())

        viewModel.onFreeze()
        assertEquals(Scene.Live, viewModel.scene.value)
        classifiers.last.answer = otherAnswer
        viewModel.onFrame(cameraFrame())
        viewModel.onFrame(cameraFrame())

        assertEquals(frozenScene, viewModel.scene.value)
        assertEquals(frozen.frame, classifiers.last.frames.last())
        assertEquals(otherAnswer, viewModel.classification)
    }

    @Test
    fun onFreeze_untilTheHeldFrameIsClassified_keepsTheResult() = runTest {
        val viewModel = viewModel()
        viewModel.onFrame(cameraFrame())
        classifiers.last.gate = CompletableDeferred()

        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        assertEquals(frozenScene, viewModel.scene.value)
        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onFreeze_whileOpening_holdsTheFrameForLater() = runTest {
        classifiers.gate = CompletableDeferred()
        val viewModel = viewModel()

        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())
        classifiers.gate.complete(Unit)

        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onBackToCamera_frozen_isLiveAgain() = runTest {
        val viewModel = viewModel()
        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        viewModel.onBackToCamera()
        classifiers.last.answer = otherAnswer
        viewModel.onFrame(cameraFrame())

        assertEquals(Scene.Live, viewModel.scene.value)
        assertNotNull(viewModel.classification)
        assertEquals(2, classifiers.last.frames.size)
    }

    @Test
    fun onForce_frozen_classifiesTheFrameAgain() = runTest {
        val viewModel = viewModel()
        viewModel.onFreeze()
        viewModel.onFrame(cameraFrame())

        viewModel.onForce(Accelerator.GPU)

        assertEquals(listOf(frozen.frame), classifiers.last.frames)
        assertEquals(frozenScene, viewModel.scene.value)
        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onPicture_isShownAndClassified() {
        val viewModel = viewModel()

        viewModel.onPicture("beach")

        assertEquals(beachScene, viewModel.scene.value)
        assertEquals(listOf(beach.frame), classifiers.last.frames)
        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onPicture_frameInFlight_doesNotReplaceTheAnswer() = runTest {
        val viewModel = viewModel()
        val gate = CompletableDeferred<Unit>()
        classifiers.last.gate = gate
        val frame = launch(UnconfinedTestDispatcher(testScheduler)) {
            viewModel.onFrame(cameraFrame())
        }
        classifiers.last.gate = CompletableDeferred(Unit)
        viewModel.onPicture("beach")
        classifiers.last.answer = otherAnswer

        gate.complete(Unit)
        frame.join()

        assertEquals(answer, viewModel.classification)
    }

    @Test
    fun onPicture_cannotBeRead_saysSoAndStaysWithTheCamera() {
        val viewModel = viewModel()

        viewModel.onPicture("gone")

        assertEquals(PictureProblem.GONE, viewModel.pictureProblem.value)
        assertEquals(Scene.Live, viewModel.scene.value)
        assertNull(pictureUri.value)
        viewModel.onPictureProblemSeen()
        assertNull(viewModel.pictureProblem.value)
    }

    @Test
    fun onBackToCamera_whileAPictureIsRead_readsItForNothing() {
        val viewModel = viewModel()
        pictures.gate = CompletableDeferred()
        viewModel.onPicture("beach")

        viewModel.onBackToCamera()
        pictures.gate.complete(Unit)

        assertEquals(Scene.Live, viewModel.scene.value)
    }

    @Test
    fun scene_afterProcessDeath_isThePictureAgain() {
        pictureUri.value = "beach"

        assertEquals(beachScene, viewModel().scene.value)
    }

    @Test
    fun onCleared_closesTheModel() {
        val store = ViewModelStore()
        store.put("classify", viewModel())

        store.clear()

        assertTrue(classifiers.last.isClosed)
    }
}
