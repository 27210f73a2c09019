package com.example.digits.classify

import kotlinx.coroutines.CompletableDeferred
import com.example.digits.inference.Accelerator
import com.example.digits.inference.Candidate
import com.example.digits.inference.ClassifierOptions
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.NoAcceleratorException
import com.example.digits.inference.RejectionReason

/** Opens fake classifiers: on the forced accelerator, or else on the best one. */
class FakeClassifiers : OpenClassifier {
    /** What it was asked for, one after the other. */
    val requests = mutableListOf<ClassifierOptions>()
    val opened = mutableListOf<FakeImageClassifier>()

    /** Chosen as long as it is a candidate, and the CPU after that. */
    var best = Accelerator.CPU

    /** What the next attempts fail with. */
    val failures = ArrayDeque<Exception>()

    /** Nothing is opened before this is complete. */
    var gate = CompletableDeferred(Unit)

    /** The one that is open. */
    val last: FakeImageClassifier get() = opened.last()

    override suspend fun invoke(
        options: ClassifierOptions,
        onStep: (LoadingStep) -> Unit
    ): ImageClassifier {
        requests += options
        check(opened.all { it.isClosed }) { "two at once" }
        onStep(step)
        gate.await()
        failures.removeFirstOrNull()?.let { throw it }
        val chosen = best.takeIf { it in options.candidates } ?: Accelerator.CPU
        return FakeImageClassifier(options.forced ?: chosen).also { opened += it }
    }

    companion object {
        val step = LoadingStep.Preparing(Accelerator.GPU)

        fun noAccelerator(accelerator: Accelerator, reason: String) = NoAcceleratorException(
            listOf(Candidate(accelerator, RejectionReason.Failed(reason)))
        )
    }
}
