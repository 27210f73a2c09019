package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertNull
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU
import com.example.digits.inference.Accelerator.NPU

class AcceleratorRankingTest {
    @Test
    fun rank_aboutAsFast_prefersTheEarlier() {
        val candidates = listOf(right(GPU, 9), right(CPU, 6))

        assertEquals(AcceleratorReport(GPU, candidates), rank(candidates))
    }

    @Test
    fun rank_laterIsClearlyFaster_givesTheEarlierUpAndSaysWhy() {
        val report = rank(listOf(right(GPU, 10), right(CPU, 6)))

        val slower = RejectionReason.Slower(10.milliseconds, CPU, 6.milliseconds)
        val expected = listOf(right(GPU, 10).copy(rejection = slower), right(CPU, 6))
        assertEquals(AcceleratorReport(CPU, expected), report)
    }

    @Test
    fun rank_middleOneIsFastEnough_isUsed() {
        val report = rank(listOf(right(NPU, 20), right(GPU, 8), right(CPU, 6)))

        val slower = RejectionReason.Slower(20.milliseconds, CPU, 6.milliseconds)
        assertEquals(GPU, report?.inUse)
        assertEquals(listOf(right(NPU, 20).copy(rejection = slower)), report?.rejections)
    }

    @Test
    fun rank_fastButWrong_isNeverUsed() {
        val wrong = Candidate(CPU, RejectionReason.WrongAnswer(1f, 0.01f), 1.milliseconds)
        val candidates = listOf(right(GPU, 9), wrong)

        assertEquals(AcceleratorReport(GPU, candidates), rank(candidates))
    }

    @Test
    fun rank_noneIsRight_isNothing() {
        assertNull(rank(listOf(Candidate(CPU, RejectionReason.NotAvailable))))
    }

    private fun right(accelerator: Accelerator, milliseconds: Int) =
        Candidate(accelerator, time = milliseconds.milliseconds)
}
