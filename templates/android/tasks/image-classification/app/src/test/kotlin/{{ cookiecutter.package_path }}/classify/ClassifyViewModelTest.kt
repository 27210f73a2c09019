package {{ cookiecutter.application_id }}.classify

import androidx.lifecycle.ViewModelStore
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.test.runTest
import org.junit.Rule
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.ClassifierOptions
import {{ cookiecutter.application_id }}.inference.RejectionReason
import {{ cookiecutter.application_id }}.settings.Settings

class ClassifyViewModelTest {
    @get:Rule
    val mainDispatcher = MainDispatcherRule()

    private val fakes = ClassifyFakes()
    private val classifiers = fakes.classifiers

    @Test
    fun uiState_whileOpening_namesTheStep() {
        classifiers.gate = CompletableDeferred()

        assertEquals(ClassifyUiState.Loading(FakeClassifiers.step), fakes.viewModel().uiState.value)
    }

    @Test
    fun uiState_opened_showsTheAccelerators() {
        val viewModel = fakes.viewModel()

        val expected = ClassifyUiState.Running(classifiers.last.accelerators)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun uiState_onFrame_showsWhatTheModelSays() = runTest {
        val viewModel = fakes.viewModel()

        viewModel.onFrame(cameraFrame(0))
        viewModel.onFrame(cameraFrame(50))

        assertEquals(FakeImageClassifier.answer, viewModel.running.classification)
        assertEquals(20f, viewModel.running.pace?.framesPerSecond)
    }

    @Test
    fun uiState_noAccelerator_keepsTheReasons() {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.CPU, "no memory")

        val reasons = listOf(Candidate(Accelerator.CPU, RejectionReason.Failed("no memory")))
        assertEquals(ClassifyUiState.Failed("", reasons), fakes.viewModel().uiState.value)
    }

    @Test
    fun uiState_frameFails_saysSoAndClosesTheModel() = runTest {
        val viewModel = fakes.viewModel()
        classifiers.last.failure = IllegalStateException("lost the GPU")

        viewModel.onFrame(cameraFrame())

        assertEquals(ClassifyUiState.Failed("lost the GPU"), viewModel.uiState.value)
        assertTrue(classifiers.last.isClosed)
    }

    @Test
    fun uiState_onRetry_opensAgain() {
        classifiers.failures += IllegalStateException("not yet")
        val viewModel = fakes.viewModel()

        viewModel.onRetry()

        assertEquals(classifiers.last.accelerators, viewModel.running.accelerators)
    }

    @Test
    fun onRetry_whileOpening_opensOnlyOne() {
        classifiers.gate = CompletableDeferred()
        val viewModel = fakes.viewModel()

        viewModel.onRetry()

        assertEquals(1, classifiers.requests.size)
    }

    @Test
    fun uiState_onForce_showsNothingOfTheFormerOne() = runTest {
        val viewModel = fakes.viewModel()
        viewModel.onFrame(cameraFrame())

        viewModel.onForce(Accelerator.GPU)

        assertEquals(Accelerator.GPU, viewModel.running.accelerators.inUse)
        assertNull(viewModel.running.classification)
    }

    @Test
    fun uiState_forcedOneFails_leadsBackWithTheReason() {
        val viewModel = fakes.viewModel()
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.GPU, "no OpenCL")

        viewModel.onForce(Accelerator.GPU)

        val refused = Candidate(Accelerator.GPU, RejectionReason.Failed("no OpenCL"))
        assertEquals(refused, viewModel.running.refused)
        assertEquals(Accelerator.CPU, viewModel.running.accelerators.inUse)
        assertEquals(listOf(refused), viewModel.running.accelerators.rejections)
    }

    @Test
    fun onSettings_npu_opensAgainWithIt() {
        val viewModel = fakes.viewModel()

        viewModel.onSettings(Settings(tryNpu = true))
        viewModel.onSettings(Settings(tryNpu = true, isSmoothing = false))

        val expected = listOf(ClassifierOptions(), ClassifierOptions(tryNpu = true))
        assertEquals(expected, classifiers.requests)
    }

    @Test
    fun settings_noNpuRuntime_areShownAndTakenWithoutIt() {
        fakes.settings.update(Settings(tryNpu = true))
        val viewModel = fakes.viewModel(hasNpuRuntime = false)

        assertFalse(viewModel.settings.value.hasNpuRuntime)
        assertEquals(listOf(ClassifierOptions()), classifiers.requests)
        viewModel.onForce(Accelerator.GPU)
        viewModel.onMeasureAgain()
        assertTrue(classifiers.requests.none { it.tryNpu })
    }

    @Test
    fun settings_npuRuntime_isOffered() {
        assertTrue(fakes.viewModel(hasNpuRuntime = true).settings.value.hasNpuRuntime)
    }

    @Test
    fun onMeasureAgain_opensAnewWhateverIsRemembered() {
        fakes.settings.update(Settings(tryNpu = true))
        val viewModel = fakes.viewModel()
        viewModel.onForce(Accelerator.GPU)

        viewModel.onMeasureAgain()

        val expected = ClassifierOptions(tryNpu = true, measureAgain = true)
        assertEquals(expected, classifiers.requests.last())
        assertEquals(classifiers.last.accelerators, viewModel.running.accelerators)
    }

    @Test
    fun onCleared_closesTheModel() {
        val store = ViewModelStore()
        store.put("classify", fakes.viewModel())

        store.clear()

        assertTrue(classifiers.last.isClosed)
    }
}
