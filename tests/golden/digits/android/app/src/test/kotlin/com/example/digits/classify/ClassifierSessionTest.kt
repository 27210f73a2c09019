package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.RejectionReason

@OptIn(ExperimentalCoroutinesApi::class)
class ClassifierSessionTest {
    private val classifiers = FakeClassifiers()
    private val session = ClassifierSession(classifiers)
    private val open get() = assertIs<SessionState.Open>(session.state.value)

    private fun TestScope.start(options: ClassifierOptions = ClassifierOptions()) =
        backgroundScope.launch(UnconfinedTestDispatcher(testScheduler)) { session.run() }
            .also { session.open(options) }

    private fun runSession(test: suspend TestScope.() -> Unit) =
        runTest(UnconfinedTestDispatcher()) { test() }

    @Test
    fun state_whileOpening_namesTheStep() = runSession {
        classifiers.gate = CompletableDeferred()

        start()

        assertEquals(SessionState.Opening(FakeClassifiers.step), session.state.value)
    }

    @Test
    fun state_opened_holdsTheClassifier() = runSession {
        start()

        assertEquals(classifiers.last, open.classifier)
        assertNull(open.refused)
    }

    @Test
    fun state_doesNotOpen_saysWhy() = runSession {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.CPU, "no memory")

        start()

        val reasons = listOf(Candidate(Accelerator.CPU, RejectionReason.Failed("no memory")))
        assertEquals(SessionState.Failed("", reasons), session.state.value)
    }

    @Test
    fun state_assetIsMissing_saysWhatTheSystemSays() = runSession {
        classifiers.failures += IllegalStateException("no such file")

        start()

        assertEquals(SessionState.Failed("no such file"), session.state.value)
    }

    @Test
    fun classify_fails_closesTheClassifier() = runSession {
        start()
        val failing = classifiers.last
        failing.failure = IllegalStateException("lost the GPU")

        assertNull(open.classify(frame()))

        assertEquals(SessionState.Failed("lost the GPU"), session.state.value)
        assertTrue(failing.isClosed)
    }

    @Test
    fun classify_closedMeanwhile_saysNothing() = runSession {
        start()
        classifiers.last.gate = CompletableDeferred()
        val former = open
        var isAnswered = false
        val frame = launch {
            assertNull(former.classify(frame()))
            isAnswered = true
        }

        session.open(ClassifierOptions(forced = Accelerator.GPU))
        frame.join()

        assertTrue(isAnswered)
        assertIs<SessionState.Open>(session.state.value)
    }

    @Test
    fun classify_callerIsCancelled_leavesTheClassifierOpen() = runSession {
        start()
        classifiers.last.gate = CompletableDeferred()
        var hasGoneOn = false
        val frame = launch {
            open.classify(frame())
            hasGoneOn = true
        }

        frame.cancelAndJoin()

        assertFalse(hasGoneOn)
        assertFalse(classifiers.last.isClosed)
        assertIs<SessionState.Open>(session.state.value)
    }

    @Test
    fun run_cancelled_closesTheClassifier() = runSession {
        val running = start()

        running.cancelAndJoin()

        assertTrue(classifiers.last.isClosed)
        assertIs<SessionState.Opening>(session.state.value)
    }
}
