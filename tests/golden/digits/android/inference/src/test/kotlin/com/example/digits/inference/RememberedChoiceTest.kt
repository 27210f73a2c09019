package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.Accelerator.NPU

class RememberedChoiceTest {
    private val gpu = FakeSession(GPU)
    private val cpu = FakeSession(CPU)
    private val memory = FakeCascadeMemory()

    @Test
    fun select_again_checksTheWinnerAlone() {
        val slow = FakeSession(GPU, time = 80.milliseconds)
        val measured = FakeAccelerators(slow, cpu).cascade(memory).select().report
        val accelerators = FakeAccelerators(gpu, FakeSession(CPU))

        val remembered = accelerators.cascade(memory).select().report

        assertEquals(measured.copy(choice = Choice.REMEMBERED), remembered)
        assertEquals(listOf(CPU), accelerators.opened)
    }

    @Test
    fun select_rememberedOneFails_measuresAnew() {
        FakeAccelerators(gpu, cpu).cascade(memory).select()
        val wrong = FakeSession(GPU, error = 1f)

        val selection = FakeAccelerators(wrong, FakeSession(CPU)).cascade(memory).select()

        assertEquals(CPU, selection.report.inUse)
        assertEquals(Choice.MEASURED, selection.report.choice)
        assertEquals(selection.report, memory.report)
        assertTrue(wrong.isClosed)
    }

    @Test
    fun select_rememberedOneCrashedSince_measuresAnew() {
        FakeAccelerators(gpu, cpu).cascade(memory).select()
        memory.crashed = setOf(GPU)

        val report = FakeAccelerators(FakeSession(CPU)).cascade(memory).select().report

        assertEquals(CPU, report.inUse)
        assertEquals(Choice.MEASURED, report.choice)
    }

    @Test
    fun select_otherCandidatesThanRemembered_measuresAnew() {
        FakeAccelerators(gpu, cpu).cascade(memory).select()
        val npu = FakeSession(NPU)
        val accelerators = FakeAccelerators(npu, FakeSession(GPU), FakeSession(CPU))

        val cascade = accelerators.cascade(memory, candidates = listOf(NPU, GPU, CPU))

        assertEquals(NPU, cascade.select().report.inUse)
    }
}
