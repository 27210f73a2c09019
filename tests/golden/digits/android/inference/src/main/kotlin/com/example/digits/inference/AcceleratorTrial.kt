package com.example.digits.inference

import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.TimeSource

/**
 * Starts the model on one accelerator, checks its answers and times it.
 *
 * @param tolerance greatest error that [check] may find on an accelerator.
 * @param memory keeps a note while an accelerator is touched, should the process die of it.
 * @param start loads the model for one accelerator, strictly; null if the device doesn't have it.
 * @param onStep told what is being done.
 */
internal class AcceleratorTrial<S : ModelSession>(
    private val check: AnswerCheck,
    private val tolerance: (Accelerator) -> Float,
    private val memory: CascadeMemory,
    private val start: (Accelerator) -> S?,
    private val onStep: (LoadingStep) -> Unit = {},
    private val clock: TimeSource = TimeSource.Monotonic
) {
    /** What was found out; [session] is open, and null if the model doesn't run there. */
    class Result<out S>(val candidate: Candidate, val session: S? = null)

    fun of(accelerator: Accelerator): Result<S> {
        memory.enter(accelerator)
        try {
            onStep(LoadingStep.Preparing(accelerator))
            val session = start(accelerator)
                ?: return Result(Candidate(accelerator, RejectionReason.NotAvailable))
            return closingOnFailure(session) { judge(accelerator, it) }
        } catch (failure: Exception) {
            return failed(accelerator, failure)
        } catch (failure: LinkageError) {
            // A library of the accelerator is missing or doesn't fit this device.
            return failed(accelerator, failure)
        } catch (failure: OutOfMemoryError) {
            return failed(accelerator, failure)
        } finally {
            memory.leave()
        }
    }

    private fun judge(accelerator: Accelerator, session: S): Result<S> {
        onStep(LoadingStep.Checking(accelerator))
        // The first run compiles shaders and fills caches: it belongs to no measurement.
        session.run(check.sample)
        val error = check.greatestError(session::run)
        val tolerance = tolerance(accelerator)
        // Written so that a NaN is a wrong answer.
        val rejection =
            if (error <= tolerance) null else RejectionReason.WrongAnswer(error, tolerance)
        return Result(Candidate(accelerator, rejection, medianTime(session)), session)
    }

    private fun medianTime(session: S): Duration {
        val times = mutableListOf<Duration>()
        var spent = Duration.ZERO
        while (times.size < FEWEST_RUNS || (times.size < MOST_RUNS && spent < ENOUGH)) {
            val started = clock.markNow()
            session.run(check.sample)
            val time = started.elapsedNow()
            times += time
            spent += time
        }
        return times.sorted()[times.size / 2]
    }

    private fun failed(accelerator: Accelerator, failure: Throwable): Result<S> {
        val message = failure.message ?: failure.toString()
        return Result(Candidate(accelerator, RejectionReason.Failed(message)))
    }

    private companion object {
        /** Odd numbers, and enough runs that one interruption by the system doesn't matter. */
        const val FEWEST_RUNS = 3
        const val MOST_RUNS = 15

        /** Nobody should wait longer than this for the timing of an ordinary model. */
        val ENOUGH = 150.milliseconds
    }
}

private inline fun <S : AutoCloseable, R> closingOnFailure(session: S, use: (S) -> R): R = try {
    use(session)
} catch (failure: Throwable) {
    session.close()
    throw failure
}
