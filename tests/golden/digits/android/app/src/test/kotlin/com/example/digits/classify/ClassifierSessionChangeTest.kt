package com.example.digits.classify

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.launch
import kotlinx.coroutines.test.TestScope
import kotlinx.coroutines.test.UnconfinedTestDispatcher
import kotlinx.coroutines.test.runTest
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.RejectionReason

@OptIn(ExperimentalCoroutinesApi::class)
class ClassifierSessionChangeTest {
    private val classifiers = FakeClassifiers()
    private val session = ClassifierSession(classifiers)
    private val open get() = assertIs<SessionState.Open>(session.state.value)

    private fun TestScope.start(options: ClassifierOptions = ClassifierOptions()) =
        backgroundScope.launch(UnconfinedTestDispatcher(testScheduler)) { session.run() }
            .also { session.open(options) }

    private fun runSession(test: suspend TestScope.() -> Unit) =
        runTest(UnconfinedTestDispatcher()) { test() }

    @Test
    fun open_again_closesTheFormerFirst() = runSession {
        start()
        val former = classifiers.last

        session.open(ClassifierOptions(forced = Accelerator.GPU))

        assertTrue(former.isClosed)
        assertEquals(Accelerator.GPU, open.classifier.accelerators.inUse)
    }

    @Test
    fun open_whileOpening_takesTheLatestWish() = runSession {
        classifiers.gate = CompletableDeferred()
        start()

        session.open(ClassifierOptions(forced = Accelerator.GPU))
        session.open(ClassifierOptions(forced = Accelerator.NPU))
        classifiers.gate.complete(Unit)

        assertEquals(Accelerator.NPU, open.classifier.accelerators.inUse)
        assertEquals(1, classifiers.opened.size)
    }

    @Test
    fun open_forcedOneDoesNotStart_leadsBackWithTheReason() = runSession {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.GPU, "no OpenCL")

        start(ClassifierOptions(forced = Accelerator.GPU, tryNpu = true))

        assertEquals(Accelerator.CPU, open.classifier.accelerators.inUse)
        assertEquals(
            Candidate(Accelerator.GPU, RejectionReason.Failed("no OpenCL")),
            open.refused
        )
        assertEquals(ClassifierOptions(tryNpu = true), classifiers.requests.last())
    }

    @Test
    fun open_forcedOneFailsAtAFrame_leadsBackWithTheReason() = runSession {
        start(ClassifierOptions(forced = Accelerator.GPU))
        classifiers.last.failure = IllegalStateException("lost the GPU")

        assertNull(open.classify(frame()))

        assertEquals(Accelerator.CPU, open.classifier.accelerators.inUse)
        assertEquals(
            Candidate(Accelerator.GPU, RejectionReason.Failed("lost the GPU")),
            open.refused
        )
    }

    @Test
    fun open_nothingStartsAfterTheForcedOne_fails() = runSession {
        classifiers.failures += FakeClassifiers.noAccelerator(Accelerator.GPU, "no OpenCL")
        classifiers.failures += IllegalStateException("no memory")

        start(ClassifierOptions(forced = Accelerator.GPU))

        val refused = Candidate(Accelerator.GPU, RejectionReason.Failed("no OpenCL"))
        assertEquals(SessionState.Failed("no memory", listOf(refused)), session.state.value)
    }
}
