package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNull
import kotlin.test.assertSame
import kotlin.test.assertTrue
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import com.example.digits.inference.Accelerator.CPU
import com.example.digits.inference.Accelerator.GPU

class AcceleratorTrialTest {
    private val memory = FakeCascadeMemory()

    @Test
    fun of_rightAnswers_givesTheMedianWithoutTheFirstRun() {
        val session = FakeSession(GPU, time = 9.milliseconds)

        val result = FakeAccelerators(session).trial(memory).of(GPU)

        assertEquals(Candidate(GPU, time = 9.milliseconds), result.candidate)
        assertSame(session, result.session)
    }

    @Test
    fun of_slowModel_isTimedByAFewRuns() {
        val session = FakeSession(GPU, time = 2.seconds)

        FakeAccelerators(session).trial(memory).of(GPU)

        val warmUpAndCheck = 2
        assertEquals(warmUpAndCheck + 3, session.runs)
    }

    @Test
    fun of_wrongAnswers_keepsTheError() {
        val session = FakeSession(GPU, error = 0.31f)

        val candidate = FakeAccelerators(session).trial(memory).of(GPU).candidate

        assertEquals(RejectionReason.WrongAnswer(0.31f, 0.01f), candidate.rejection)
    }

    @Test
    fun of_errorThatAGpuMayHave_isWrongOnTheCpu() {
        val accelerators =
            FakeAccelerators(FakeSession(GPU, error = 0.05f), FakeSession(CPU, error = 0.05f))
        val trial = accelerators.trial(memory) { if (it == CPU) 0.002f else 0.1f }

        assertNull(trial.of(GPU).candidate.rejection)
        assertEquals(RejectionReason.WrongAnswer(0.05f, 0.002f), trial.of(CPU).candidate.rejection)
    }

    @Test
    fun of_notANumber_isAWrongAnswer() {
        val session = FakeSession(GPU, error = Float.NaN)

        val candidate = FakeAccelerators(session).trial(memory).of(GPU).candidate

        assertEquals(RejectionReason.WrongAnswer(Float.NaN, 0.01f), candidate.rejection)
    }

    @Test
    fun of_absent_saysSo() {
        val result = FakeAccelerators().trial(memory).of(GPU)

        assertEquals(Candidate(GPU, RejectionReason.NotAvailable), result.candidate)
        assertNull(result.session)
    }

    @Test
    fun of_anyRunThrows_keepsTheMessageAndClosesTheSession() {
        for (run in 1..4) {
            val session = FakeSession(GPU, failure = run to IllegalStateException("lost it"))

            val result = FakeAccelerators(session).trial(memory).of(GPU)

            assertEquals(Candidate(GPU, RejectionReason.Failed("lost it")), result.candidate)
            assertNull(result.session)
            assertTrue(session.isClosed)
        }
    }

    @Test
    fun of_libraryOrMemoryIsMissing_isAFailureOfTheAccelerator() {
        for (error in listOf(UnsatisfiedLinkError("no libcl.so"), OutOfMemoryError("4 GB"))) {
            val session = FakeSession(GPU, failure = 1 to error)

            val candidate = FakeAccelerators(session).trial(memory).of(GPU).candidate

            assertEquals(RejectionReason.Failed(error.message.orEmpty()), candidate.rejection)
        }
    }

    @Test
    fun of_mistakeOfOurOwn_isNotHidden() {
        val session = FakeSession(GPU, failure = 1 to AssertionError())

        assertFailsWith<AssertionError> { FakeAccelerators(session).trial(memory).of(GPU) }

        assertTrue(session.isClosed)
    }

    @Test
    fun of_whateverHappens_entersBeforeAndLeavesAfter() {
        val failure = 2 to IllegalStateException()
        for (session in listOf(FakeSession(GPU), FakeSession(GPU, failure = failure))) {
            memory.notes.clear()

            FakeAccelerators(session).trial(memory).of(GPU)

            assertEquals(listOf("enter GPU", "leave"), memory.notes)
        }
    }

    @Test
    fun of_tellsWhatIsBeingDone() {
        val accelerators = FakeAccelerators(FakeSession(GPU))

        accelerators.trial(memory).of(GPU)

        val expected = listOf(LoadingStep.Preparing(GPU), LoadingStep.Checking(GPU))
        assertEquals(expected, accelerators.steps)
    }
}
