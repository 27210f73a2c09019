package {{ cookiecutter.application_id }}.classify

import kotlinx.coroutines.CompletableDeferred
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.ClassifierOptions
import {{ cookiecutter.application_id }}.inference.ImageClassifier
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.NoAcceleratorException
import {{ cookiecutter.application_id }}.inference.RejectionReason

/** Opens fake classifiers: on the forced accelerator, or else on the CPU. */
class FakeClassifiers : OpenClassifier {
    /** What it was asked for, one after the other. */
    val requests = mutableListOf<ClassifierOptions>()
    val opened = mutableListOf<FakeImageClassifier>()

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
        return FakeImageClassifier(options.forced ?: Accelerator.CPU).also { opened += it }
    }

    companion object {
        val step = LoadingStep.Preparing(Accelerator.GPU)

        fun noAccelerator(accelerator: Accelerator, reason: String) = NoAcceleratorException(
            listOf(Candidate(accelerator, RejectionReason.Failed(reason)))
        )
    }
}
