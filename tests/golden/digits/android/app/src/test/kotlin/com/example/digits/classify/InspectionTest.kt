package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertContains
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.ModelContract
import com.example.digits.inference.RejectionReason
import com.example.digits.inspector.DeviceStatus
import com.example.digits.inspector.InspectorUiState
import com.example.digits.inspector.MemoryStatus
import com.example.digits.inspector.ThermalState

@OptIn(ExperimentalCoroutinesApi::class)
class InspectionTest {
    private val device = DeviceStatus(
        app = "Sample 1.0",
        device = "Sample phone",
        system = "Android 16 (API level 36)",
        memory = MemoryStatus(null, 1, 1, 1, 1, isLow = false),
        thermalState = ThermalState.NONE,
        isSavingBattery = false
    )
    private val opening = SessionState.Opening(LoadingStep.ReadingModel)
    private val session = MutableStateFlow<SessionState>(opening)

    private fun TestScope.inspection() = Inspection(
        session,
        monitor = { device },
        ModelContract.model,
        UnconfinedTestDispatcher(testScheduler)
    )

    @Test
    fun states_followTheClassifiers() = runTest {
        val states = mutableListOf<InspectorUiState>()
        backgroundScope.launch(UnconfinedTestDispatcher(testScheduler)) {
            inspection().states.toList(states)
        }

        session.value = SessionState.Open(FakeImageClassifier(Accelerator.GPU))
        session.value = opening
        session.value = SessionState.Open(FakeImageClassifier(Accelerator.CPU))

        val accelerators = states.map { (it as? InspectorUiState.Running)?.accelerators?.inUse }
        assertEquals(listOf(null, Accelerator.GPU, null, Accelerator.CPU), accelerators)
    }

    @Test
    fun states_opening_nameTheStepAndTheModel() = runTest {
        val step = LoadingStep.Checking(Accelerator.GPU)
        session.value = SessionState.Opening(step)

        val expected = InspectorUiState.Opening(step, ModelContract.model, device)
        assertEquals(expected, inspection().states.first())
    }

    @Test
    fun states_failed_tellWhy() = runTest {
        val candidates = listOf(Candidate(Accelerator.CPU, RejectionReason.CrashedBefore))
        session.value = SessionState.Failed("no memory", candidates)

        val expected =
            InspectorUiState.Failed("no memory", candidates, ModelContract.model, device)
        assertEquals(expected, inspection().states.first())
    }

    @Test
    fun states_forcedOneWasRefused_tellWhy() = runTest {
        val refused = Candidate(Accelerator.NPU, RejectionReason.NotAvailable)
        session.value = SessionState.Open(FakeImageClassifier(Accelerator.CPU), refused)

        val state = assertIs<InspectorUiState.Running>(inspection().states.first())

        val expected = listOf(refused, Candidate(Accelerator.CPU))
        assertEquals(expected, state.accelerators.candidates)
    }

    @Test
    fun report_running_tellsOfTheAccelerator() = runTest {
        session.value = SessionState.Open(FakeImageClassifier(Accelerator.GPU))

        assertContains(assertNotNull(inspection().report()), "GPU")
    }

    @Test
    fun report_failed_tellsWhyAndOnWhat() = runTest {
        val reason = RejectionReason.Failed("no memory")
        session.value = SessionState.Failed("", listOf(Candidate(Accelerator.CPU, reason)))

        val report = assertNotNull(inspection().report())

        assertContains(report, "no memory")
        assertContains(report, "Sample phone")
    }

    @Test
    fun report_opening_isNone() = runTest {
        assertNull(inspection().report())
    }
}
