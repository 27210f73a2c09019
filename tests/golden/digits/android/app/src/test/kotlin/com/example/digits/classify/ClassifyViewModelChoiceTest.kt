package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.test.runTest
import org.junit.Rule
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.RejectionReason
import com.example.digits.settings.Settings

/** What the user may choose about accelerators. */
class ClassifyViewModelChoiceTest {
    @get:Rule
    val mainDispatcher = MainDispatcherRule()

    private val fakes = ClassifyFakes()
    private val classifiers = fakes.classifiers

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
}
