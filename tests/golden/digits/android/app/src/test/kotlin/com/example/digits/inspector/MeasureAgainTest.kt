package com.example.digits.inspector

import kotlin.test.Test
import kotlin.test.assertFalse
import kotlin.test.assertTrue
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.RejectionReason
import com.example.digits.inference.RejectionReason.CrashedBefore
import com.example.digits.inference.RejectionReason.Failed
import com.example.digits.inference.RejectionReason.KnownToFail
import com.example.digits.inference.RejectionReason.NotAvailable

class MeasureAgainTest {
    private val allRight = AcceleratorReport(Accelerator.GPU, candidates(rejection = null))

    private fun candidates(rejection: RejectionReason?) =
        listOf(Candidate(Accelerator.GPU, rejection), Candidate(Accelerator.CPU))

    @Test
    fun mayComeOutOtherwise_measuredAndAllRight_isFalse() {
        assertFalse(allRight.mayComeOutOtherwise)
    }

    @Test
    fun mayComeOutOtherwise_itIsNotThereOrKnownToFail_isFalse() {
        for (lasting in listOf(NotAvailable, KnownToFail("no L2_NORMALIZATION"))) {
            val report = AcceleratorReport(Accelerator.CPU, candidates(lasting))

            assertFalse(report.mayComeOutOtherwise, "$lasting")
        }
    }

    @Test
    fun mayComeOutOtherwise_remembered_isTrue() {
        assertTrue(allRight.copy(choice = Choice.REMEMBERED).mayComeOutOtherwise)
    }

    @Test
    fun mayComeOutOtherwise_oneWasRejected_isTrue() {
        for (rejection in listOf(CrashedBefore, Failed("no memory"))) {
            val report = AcceleratorReport(Accelerator.CPU, candidates(rejection))

            assertTrue(report.mayComeOutOtherwise, "$rejection")
        }
    }
}
