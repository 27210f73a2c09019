package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.Accelerator.NPU

class AcceleratorCascadeTest {
    private val gpu = FakeSession(GPU)
    private val cpu = FakeSession(CPU)
    private val memory = FakeCascadeMemory()
    private val timed = 8.milliseconds

    @Test
    fun select_allAreRight_takesTheFirstAndClosesTheOthers() {
        val selection = FakeAccelerators(gpu, cpu).cascade(memory).select()

        val candidates = listOf(Candidate(GPU, time = timed), Candidate(CPU, time = timed))
        assertEquals(AcceleratorReport(GPU, candidates), selection.report)
        assertFalse(gpu.isClosed)
        assertTrue(cpu.isClosed)
    }

    @Test
    fun select_firstIsWrong_takesTheNextWithTheReason() {
        val wrong = FakeSession(GPU, error = 0.31f)

        val selection = FakeAccelerators(wrong, cpu).cascade(memory).select()

        val reason = RejectionReason.WrongAnswer(error = 0.31f, tolerance = 0.01f)
        assertEquals(CPU, selection.report.inUse)
        assertEquals(listOf(reason), selection.report.rejections.map { it.rejection })
        assertTrue(wrong.isClosed)
    }

    @Test
    fun select_firstIsSlow_takesTheNextWithTheReason() {
        val slow = FakeSession(GPU, time = 80.milliseconds)

        val selection = FakeAccelerators(slow, cpu).cascade(memory).select()

        val reason = RejectionReason.Slower(80.milliseconds, CPU, timed)
        assertEquals(CPU, selection.report.inUse)
        assertEquals(listOf(reason), selection.report.rejections.map { it.rejection })
        assertTrue(slow.isClosed)
    }

    @Test
    fun select_knownToFail_isNotTouched() {
        val accelerators = FakeAccelerators(gpu, cpu)

        val selection = accelerators.cascade(memory, mapOf(GPU to "no L2_NORMALIZATION")).select()

        val reason = RejectionReason.KnownToFail("no L2_NORMALIZATION")
        assertEquals(listOf(Candidate(GPU, reason)), selection.report.rejections)
        assertEquals(listOf(CPU), accelerators.opened)
    }

    @Test
    fun select_crashedBefore_isNotTouched() {
        memory.crashed = setOf(GPU)
        val accelerators = FakeAccelerators(gpu, cpu)

        val selection = accelerators.cascade(memory).select()

        val rejected = Candidate(GPU, RejectionReason.CrashedBefore)
        assertEquals(listOf(rejected), selection.report.rejections)
        assertEquals(listOf(CPU), accelerators.opened)
    }

    @Test
    fun select_noneIsLeft_keepsEveryReasonAndForgets() {
        memory.crashed = setOf(GPU)
        val broken = FakeSession(CPU, failure = 1 to IllegalStateException("no memory"))

        val failure = assertFailsWith<NoAcceleratorException> {
            FakeAccelerators(broken).cascade(memory).select()
        }

        val expected = listOf(
            Candidate(GPU, RejectionReason.CrashedBefore),
            Candidate(CPU, RejectionReason.Failed("no memory"))
        )
        assertEquals(expected, failure.candidates)
        assertEquals(emptySet(), memory.crashed)
    }

    @Test
    fun force_wrongAndSlow_isUsedWithTheReasonAndNotRemembered() {
        val wrong = FakeSession(CPU, error = 0.5f, time = 80.milliseconds)
        val accelerators = FakeAccelerators(gpu, wrong)

        val selection = accelerators.cascade(memory, mapOf(CPU to "wrong")).force(CPU)

        val reason = RejectionReason.WrongAnswer(0.5f, 0.01f)
        val candidates = listOf(Candidate(GPU), Candidate(CPU, reason, 80.milliseconds))
        assertEquals(AcceleratorReport(CPU, candidates, Choice.FORCED), selection.report)
        assertEquals(listOf(CPU), accelerators.opened)
        assertNull(memory.report)
    }

    @Test
    fun force_doesNotStart_saysWhy() {
        val failure = assertFailsWith<NoAcceleratorException> {
            FakeAccelerators(cpu).cascade(memory).force(NPU)
        }

        assertEquals(listOf(Candidate(NPU, RejectionReason.NotAvailable)), failure.candidates)
    }
}
