package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.RejectionReason

class StatusMarkTest {
    private val failure = Candidate(Accelerator.GPU, RejectionReason.Failed("no GPU"))
    private val slow = Candidate(
        Accelerator.GPU,
        RejectionReason.Slower(9.milliseconds, Accelerator.CPU, 2.milliseconds)
    )

    @Test
    fun mark_preferredAcceleratorRuns_isNone() {
        assertEquals(null, running().mark)
    }

    @Test
    fun mark_preferredAcceleratorFailed_warns() {
        assertEquals(StatusMark.WARNING, running(failure).mark)
    }

    @Test
    fun mark_preferredAcceleratorIsMerelySlower_isNone() {
        assertEquals(null, running(slow).mark)
    }

    @Test
    fun mark_forced_saysSo() {
        assertEquals(StatusMark.FORCED, running(choice = Choice.FORCED).mark)
    }

    @Test
    fun mark_forcedThoughItFailsItsCheck_warns() {
        assertEquals(StatusMark.WARNING, running(failure, choice = Choice.FORCED).mark)
    }

    @Test
    fun mark_forcedAcceleratorDidNotStart_warns() {
        assertEquals(StatusMark.WARNING, running().copy(refused = failure).mark)
    }

    private fun running(vararg candidates: Candidate, choice: Choice = Choice.MEASURED) =
        ClassifyUiState.Running(
            AcceleratorReport(Accelerator.CPU, candidates.toList(), choice)
        )
}
