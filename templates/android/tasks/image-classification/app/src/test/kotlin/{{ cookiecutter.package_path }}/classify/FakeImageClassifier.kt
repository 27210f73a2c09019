package {{ cookiecutter.application_id }}.classify

import java.util.concurrent.CancellationException
import kotlin.time.Duration
import kotlinx.coroutines.CompletableDeferred
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.AcceleratorReport
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.Category
import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.Frame
import {{ cookiecutter.application_id }}.inference.ImageClassifier
import {{ cookiecutter.application_id }}.inference.ImageSize
import {{ cookiecutter.application_id }}.inference.InputPicture
import {{ cookiecutter.application_id }}.inference.ModelContract
import {{ cookiecutter.application_id }}.inference.ModelDescription
import {{ cookiecutter.application_id }}.inference.PixelRegion
import {{ cookiecutter.application_id }}.inference.StageTimes

/** Sees [answer] in every frame, or throws [failure]. */
class FakeImageClassifier(accelerator: Accelerator = Accelerator.CPU) : ImageClassifier {
    var answer = Companion.answer
    var failure: Exception? = null

    /** Frames are answered once this is complete. */
    var gate = CompletableDeferred(Unit)
    val frames = mutableListOf<Frame>()
    var isClosed = false
        private set

    override val accelerators = AcceleratorReport(accelerator, listOf(Candidate(accelerator)))
    override val model: ModelDescription = ModelContract.model

    override suspend fun classify(frame: Frame): Classification {
        if (isClosed) throw CancellationException()
        frames += frame
        gate.await()
        failure?.let { throw it }
        return answer
    }

    override suspend fun inputPicture(): InputPicture? = null

    override fun close() {
        isClosed = true
        gate.completeExceptionally(CancellationException())
    }

    companion object {
        val answer = answer(Category(7, "seven", 0.9f))

        fun answer(vararg categories: Category) = Classification(
            categories = categories.toList(),
            isConfident = true,
            frameSize = ImageSize(640, 480),
            seen = PixelRegion(80, 0, 480, 480),
            times = StageTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO)
        )
    }
}
