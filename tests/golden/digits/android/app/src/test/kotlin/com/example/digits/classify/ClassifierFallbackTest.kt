package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.RejectionReason

/** An accelerator that passed its check, and fails when it is at work. */
@OptIn(ExperimentalCoroutinesApi::class)
class ClassifierFallbackTest {
    private val classifiers = FakeClassifiers().apply { best = Accelerator.GPU }
    private val session = ClassifierSession(classifiers)
    private val open get() = assertIs<SessionState.Open>(session.state.value)
    private val refused = Candidate(Accelerator.GPU, RejectionReason.Failed("lost the device"))

    private fun runSession(
        options: ClassifierOptions = ClassifierOptions(),
        test: suspend TestScope.() -> Unit
    ) = runTest(UnconfinedTestDispatcher()) {
        backgroundScope.launch { session.run() }
        session.open(options)
        test()
    }

    private suspend fun failAtAFrame(reason: String = "lost the device") {
        classifiers.last.failure = IllegalStateException(reason)
        assertNull(open.classify(frame()))
    }

    @Test
    fun classify_acceleratorFails_goesOnWithoutIt() = runSession {
        val failing = classifiers.last

        failAtAFrame()

        assertTrue(failing.isClosed)
        assertEquals(Accelerator.CPU, open.accelerators.inUse)
        assertEquals(FakeImageClassifier.answer, open.classify(frame()))
    }

    @Test
    fun classify_acceleratorFails_saysWhy() = runSession {
        failAtAFrame()

        assertEquals(refused, open.refused)
        assertEquals(listOf(refused, Candidate(Accelerator.CPU)), open.accelerators.candidates)
        assertEquals(Choice.MEASURED, open.accelerators.choice)
    }

    @Test
    fun classify_acceleratorFails_othersAreComparedAsTheyWere() =
        runSession(ClassifierOptions(tryNpu = true, measureAgain = true)) {
            failAtAFrame()

            val others = ClassifierOptions(tryNpu = true, without = Accelerator.GPU)
            assertEquals(others, classifiers.requests.last())
        }

    @Test
    fun classify_nextOneFailsToo_fails() = runSession {
        failAtAFrame()

        failAtAFrame("no memory")

        assertEquals(SessionState.Failed("no memory", listOf(refused)), session.state.value)
    }

    @Test
    fun classify_nextOneDoesNotStart_failsWithBothReasons() = runSession {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.CPU, "no memory")

        failAtAFrame()

        val other = Candidate(Accelerator.CPU, RejectionReason.Failed("no memory"))
        assertEquals(SessionState.Failed("", listOf(refused, other)), session.state.value)
    }

    @Test
    fun classify_askedForAgain_isACandidateAgain() = runSession {
        failAtAFrame()

        session.open(ClassifierOptions())

        assertEquals(Accelerator.GPU, open.accelerators.inUse)
        assertNull(open.refused)
    }

    @Test
    fun classify_forcedOneAndThenTheBestFail_takesTheOther() =
        runSession(ClassifierOptions(forced = Accelerator.CPU)) {
            failAtAFrame("no memory")

            failAtAFrame()

            assertEquals(Accelerator.CPU, open.accelerators.inUse)
            assertEquals(refused, open.refused)
        }
}
