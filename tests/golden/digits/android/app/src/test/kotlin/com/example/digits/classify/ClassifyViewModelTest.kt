package com.example.digits.classify

import androidx.lifecycle.ViewModelStore
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.test.runTest
import org.junit.Rule
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.RejectionReason

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
    fun onCleared_closesTheModel() {
        val store = ViewModelStore()
        store.put("classify", fakes.viewModel())

        store.clear()

        assertTrue(classifiers.last.isClosed)
    }
}
