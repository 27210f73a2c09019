package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU

class MeasureAgainTest {
    private val accelerators = FakeAccelerators(FakeSession(GPU), FakeSession(CPU))
    private val memory = FakeCascadeMemory(crashed = setOf(GPU))

    private fun cascade() = AcceleratorCascade(
        listOf(GPU, CPU),
        knownFailures = emptyMap(),
        memory,
        accelerators.trial(memory)
    )

    @Test
    fun measureAgain_triesAllWhateverIsRemembered() {
        memory.report = AcceleratorReport(CPU, listOf(GPU, CPU).map { Candidate(it) })

        val report = cascade().measureAgain().report

        assertEquals(GPU, report.inUse)
        assertEquals(Choice.MEASURED, report.choice)
        assertEquals(listOf(GPU, CPU), accelerators.opened)
    }

    @Test
    fun measureAgain_isRemembered() {
        val report = cascade().measureAgain().report

        assertEquals(report, memory.report)
        assertEquals(emptySet(), memory.crashed)
    }
}
