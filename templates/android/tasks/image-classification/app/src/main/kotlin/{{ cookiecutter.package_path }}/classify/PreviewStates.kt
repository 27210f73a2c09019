package {{ cookiecutter.application_id }}.classify

import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.AcceleratorReport
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.Category
import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.ImageSize
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.PixelRegion
import {{ cookiecutter.application_id }}.inference.RejectionReason
import {{ cookiecutter.application_id }}.inference.StageTimes

/** States for Android Studio's previews. */
internal object PreviewStates {
    private val rejections =
        listOf(Candidate(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f)))

    val running = ClassifyUiState.Running(
        AcceleratorReport(Accelerator.CPU, rejections),
        Classification(
            categories = listOf(
                Category(0, "First", 0.82f),
                Category(1, "Second", 0.11f),
                Category(2, "Third", 0.04f)
            ),
            isConfident = true,
            frameSize = ImageSize(480, 640),
            seen = PixelRegion(0, 80, 480, 480),
            times = StageTimes(900.microseconds, 8.milliseconds, 40.microseconds)
        )
    )
    val loading = ClassifyUiState.Loading(LoadingStep.Preparing(Accelerator.GPU))
    val failed = ClassifyUiState.Failed(message = "", rejections)
}
