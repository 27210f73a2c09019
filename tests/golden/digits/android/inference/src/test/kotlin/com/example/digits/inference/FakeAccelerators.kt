package com.example.digits.inference

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TestTimeSource

/**
 * What [accelerator] does with the model: its answers are off by [error], a run takes [time], and
 * [failure] is thrown by the run with that number.
 */
class FakeSession(
    val accelerator: Accelerator,
    private val error: Float = 0f,
    private val time: Duration = 8.milliseconds,
    private val failure: Pair<Int, Throwable>? = null
) : ModelSession {
    var clock: TestTimeSource? = null
    var runs = 0
        private set
    var isClosed = false
        private set

    override fun run(input: TensorData): TensorData {
        check(!isClosed)
        runs++
        failure?.let { (run, thrown) -> if (run == runs) throw thrown }
        // The first run is slow everywhere.
        clock?.let { it += if (runs == 1) time * 100 else time }
        return TensorData.Floats(floatArrayOf(error))
    }

    override fun close() {
        isClosed = true
    }
}

/** A device with [sessions] on its accelerators; the others aren't there. */
class FakeAccelerators(private vararg val sessions: FakeSession) {
    val clock = TestTimeSource()
    val opened = mutableListOf<Accelerator>()
    val steps = mutableListOf<LoadingStep>()

    internal fun cascade(
        memory: CascadeMemory,
        knownFailures: Map<Accelerator, String> = emptyMap(),
        candidates: List<Accelerator> = listOf(Accelerator.GPU, Accelerator.CPU)
    ) = AcceleratorCascade(candidates, knownFailures, memory, trial(memory))

    internal fun trial(memory: CascadeMemory, tolerance: (Accelerator) -> Float = { 0.01f }) =
        AcceleratorTrial(
            OneAnswer,
            tolerance,
            memory,
            start = { wanted ->
                opened += wanted
                sessions.firstOrNull { it.accelerator == wanted }?.also { it.clock = clock }
            },
            onStep = { steps += it },
            clock
        )

    /** An accelerator answers one number, which is its error. */
    private object OneAnswer : AnswerCheck {
        override val sample = TensorData.Floats(floatArrayOf(0f))

        override fun greatestError(run: (TensorData) -> TensorData) =
            (run(sample) as TensorData.Floats).values.single()
    }
}

/** Remembers as long as the test runs, and writes down what happened. */
class FakeCascadeMemory(
    override var crashed: Set<Accelerator> = emptySet(),
    override var report: AcceleratorReport? = null
) : CascadeMemory {
    val notes = mutableListOf<String>()

    override fun enter(accelerator: Accelerator) {
        notes += "enter $accelerator"
    }

    override fun leave() {
        notes += "leave"
    }

    override fun beginUse(accelerator: Accelerator) {
        notes += "begin use of $accelerator"
    }

    override fun endUse(accelerator: Accelerator) {
        notes += "end use of $accelerator"
    }

    override fun remember(report: AcceleratorReport) {
        this.report = report
    }

    override fun forget() {
        crashed = emptySet()
        report = null
    }
}
