package {{ cookiecutter.application_id }}.classify

import java.util.concurrent.CancellationException
import kotlin.time.Duration
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

/** Sees the same thing in every frame, or throws [failure]. */
class FakeImageClassifier : ImageClassifier {
    var failure: Exception? = null
    var isClosed = false
        private set

    override val accelerators =
        AcceleratorReport(Accelerator.CPU, listOf(Candidate(Accelerator.CPU)))
    override val model: ModelDescription = ModelContract.model

    override suspend fun classify(frame: Frame): Classification {
        failure?.let { throw it }
        if (isClosed) throw CancellationException()
        return answer
    }

    override suspend fun inputPicture(): InputPicture? = null

    override fun close() {
        isClosed = true
    }

    companion object {
        val answer = Classification(
            categories = listOf(Category(7, "seven", 0.9f)),
            isConfident = true,
            frameSize = ImageSize(640, 480),
            seen = PixelRegion(80, 0, 480, 480),
            times = StageTimes(Duration.ZERO, Duration.ZERO, Duration.ZERO)
        )
    }
}
