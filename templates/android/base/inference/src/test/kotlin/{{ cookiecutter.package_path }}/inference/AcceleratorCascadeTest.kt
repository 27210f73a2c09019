package {{ cookiecutter.application_id }}.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

class AcceleratorCascadeTest {
    private val cascade =
        AcceleratorCascade(listOf(Accelerator.GPU, Accelerator.CPU), tolerance = 0.01f)
    private val gpu = FakeSession()
    private val cpu = FakeSession()
    private val both = setOf(Accelerator.GPU, Accelerator.CPU)

    @Test
    fun select_firstCandidateIsRight_isUsedAndNothingIsRejected() {
        val selection = cascade.select(both, ::start) { _, _ -> 0.01f }

        assertEquals(
            AcceleratorReport(
                Accelerator.GPU,
                listOf(Candidate(Accelerator.GPU), Candidate(Accelerator.CPU))
            ),
            selection.report
        )
        assertEquals(gpu, selection.session)
        assertFalse(gpu.isClosed)
    }

    @Test
    fun select_acceleratorIsNotOnTheDevice_saysSo() {
        val selection = cascade.select(setOf(Accelerator.CPU), ::start) { _, _ -> 0f }

        val rejection = Candidate(Accelerator.GPU, RejectionReason.NotAvailable)
        assertEquals(
            AcceleratorReport(Accelerator.CPU, listOf(rejection, Candidate(Accelerator.CPU))),
            selection.report
        )
    }

    @Test
    fun select_acceleratorIsKnownToFail_isNotEvenStarted() {
        val knownFailures = mapOf(Accelerator.GPU to "no L2_NORMALIZATION")
        val cascade =
            AcceleratorCascade(
                listOf(Accelerator.GPU, Accelerator.CPU),
                tolerance = 0.01f,
                knownFailures
            )
        val started = mutableListOf<Accelerator>()

        val selection = cascade.select(
            both,
            start = { accelerator -> start(accelerator).also { started += accelerator } },
            greatestError = { _, _ -> 0f }
        )

        val reason = RejectionReason.KnownToFail("no L2_NORMALIZATION")
        val rejection = Candidate(Accelerator.GPU, reason)
        assertEquals(
            AcceleratorReport(Accelerator.CPU, listOf(rejection, Candidate(Accelerator.CPU))),
            selection.report
        )
        assertEquals(listOf(Accelerator.CPU), started)
    }

    @Test
    fun select_absentAcceleratorIsKnownToFail_namesTheFailure() {
        val knownFailures = mapOf(Accelerator.GPU to "wrong answers")
        val cascade =
            AcceleratorCascade(
                listOf(Accelerator.GPU, Accelerator.CPU),
                tolerance = 0.01f,
                knownFailures
            )

        val selection = cascade.select(setOf(Accelerator.CPU), ::start) { _, _ -> 0f }

        val reason = selection.report.rejections.single().rejection
        assertEquals(RejectionReason.KnownToFail("wrong answers"), reason)
    }

    @Test
    fun select_acceleratorDoesNotStart_keepsItsWords() {
        val selection = cascade.select(
            both,
            start = { if (it == Accelerator.GPU) error("DENSIFY is not supported") else cpu },
            greatestError = { _, _ -> 0f }
        )

        val rejection =
            Candidate(Accelerator.GPU, RejectionReason.Failed("DENSIFY is not supported"))
        assertEquals(
            AcceleratorReport(Accelerator.CPU, listOf(rejection, Candidate(Accelerator.CPU))),
            selection.report
        )
    }

    @Test
    fun select_wrongAnswer_isRejectedAndClosed() {
        val selection = cascade.select(both, ::start) { accelerator, _ ->
            if (accelerator == Accelerator.GPU) 0.31f else 0f
        }

        val reason = RejectionReason.WrongAnswer(error = 0.31f, tolerance = 0.01f)
        assertEquals(listOf(Candidate(Accelerator.GPU, reason)), selection.report.rejections)
        assertTrue(gpu.isClosed)
        assertFalse(cpu.isClosed)
    }

    @Test
    fun select_notANumber_isAWrongAnswer() {
        val selection = cascade.select(both, ::start) { accelerator, _ ->
            if (accelerator == Accelerator.GPU) Float.NaN else 0f
        }

        assertEquals(Accelerator.CPU, selection.report.inUse)
    }

    @Test
    fun select_checkThrows_closesTheSession() {
        cascade.select(both, ::start) { accelerator, _ ->
            if (accelerator == Accelerator.GPU) error("lost the device") else 0f
        }

        assertTrue(gpu.isClosed)
    }

    @Test
    fun select_nothingIsLeft_throwsWithEveryReason() {
        val failure = assertFailsWith<NoAcceleratorException> {
            cascade.select(both, ::start) { _, _ -> 1f }
        }

        assertEquals(both, failure.candidates.map { it.accelerator }.toSet())
        assertTrue(gpu.isClosed && cpu.isClosed)
    }

    private fun start(accelerator: Accelerator) = if (accelerator == Accelerator.GPU) gpu else cpu

    private class FakeSession : AutoCloseable {
        var isClosed = false

        override fun close() {
            isClosed = true
        }
    }
}
