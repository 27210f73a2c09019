package {{ cookiecutter.application_id }}.classify

import androidx.lifecycle.ViewModelStore
import java.nio.ByteBuffer
import kotlin.test.AfterTest
import kotlin.test.BeforeTest
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.resetMain
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.test.setMain
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.Frame
import {{ cookiecutter.application_id }}.inference.ImageClassifier
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.NoAcceleratorException
import {{ cookiecutter.application_id }}.inference.RejectionReason

@OptIn(ExperimentalCoroutinesApi::class)
class ClassifyViewModelTest {
    private val classifier = FakeImageClassifier()
    private val frame = Frame(ByteBuffer.allocate(4), width = 1, height = 1, rowStride = 4)

    @BeforeTest
    fun setUp() = Dispatchers.setMain(UnconfinedTestDispatcher())

    @AfterTest
    fun tearDown() = Dispatchers.resetMain()

    @Test
    fun uiState_whileOpening_namesTheStep() {
        val step = LoadingStep.Preparing(Accelerator.GPU)
        val viewModel = ClassifyViewModel { onStep ->
            onStep(step)
            CompletableDeferred<ImageClassifier>().await()
        }

        assertEquals(ClassifyUiState.Loading(step), viewModel.uiState.value)
    }

    @Test
    fun uiState_opened_showsTheAccelerators() {
        val viewModel = ClassifyViewModel { classifier }

        val expected = ClassifyUiState.Running(classifier.accelerators, classification = null)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun uiState_onFrame_showsWhatTheModelSays() = runTest {
        val viewModel = ClassifyViewModel { classifier }

        viewModel.onFrame(frame)

        val expected =
            ClassifyUiState.Running(classifier.accelerators, FakeImageClassifier.answer)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun uiState_noAccelerator_keepsTheReasons() {
        val rejections = listOf(Candidate(Accelerator.CPU, RejectionReason.Failed("no memory")))
        val viewModel = ClassifyViewModel { throw NoAcceleratorException(rejections) }

        assertEquals(ClassifyUiState.Failed("", rejections), viewModel.uiState.value)
    }

    @Test
    fun uiState_frameFails_saysSoAndClosesTheModel() = runTest {
        val viewModel = ClassifyViewModel { classifier }
        classifier.failure = IllegalStateException("lost the GPU")

        viewModel.onFrame(frame)

        assertEquals(ClassifyUiState.Failed("lost the GPU"), viewModel.uiState.value)
        assertTrue(classifier.isClosed)
    }

    @Test
    fun onRetry_afterAFailure_opensAgain() {
        var attempts = 0
        val viewModel = ClassifyViewModel {
            if (attempts++ == 0) error("not yet")
            classifier
        }

        viewModel.onRetry()

        val expected = ClassifyUiState.Running(classifier.accelerators, classification = null)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun onRetry_whileOpening_opensOnlyOne() {
        var attempts = 0
        val viewModel = ClassifyViewModel {
            attempts++
            CompletableDeferred<ImageClassifier>().await()
        }

        viewModel.onRetry()

        assertEquals(1, attempts)
    }

    @Test
    fun onFrame_modelWasClosedMeanwhile_dropsTheFrame() = runTest {
        val viewModel = ClassifyViewModel { classifier }
        classifier.close()

        viewModel.onFrame(frame)

        val expected = ClassifyUiState.Running(classifier.accelerators, classification = null)
        assertEquals(expected, viewModel.uiState.value)
    }

    @Test
    fun onCleared_closesTheModel() {
        val store = ViewModelStore()
        store.put("classify", ClassifyViewModel { classifier })

        store.clear()

        assertTrue(classifier.isClosed)
    }
}
