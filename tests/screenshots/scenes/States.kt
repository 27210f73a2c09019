package NAMESPACE.screenshots

import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.classify.Pace
import NAMESPACE.inference.Accelerator
import NAMESPACE.inference.AcceleratorReport
import NAMESPACE.inference.Candidate
import NAMESPACE.inference.Category
import NAMESPACE.inference.Choice
import NAMESPACE.inference.Classification
import NAMESPACE.inference.ImageSize
import NAMESPACE.inference.PixelRegion
import NAMESPACE.inference.RejectionReason
import NAMESPACE.inference.StageTimes
import screens.Screen

internal val onGpu = AcceleratorReport(
    Accelerator.GPU,
    listOf(Candidate(Accelerator.GPU, time = 2.4.milliseconds), Candidate(Accelerator.CPU))
)

internal val onCpu = AcceleratorReport(
    Accelerator.CPU,
    listOf(
        Candidate(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f)),
        Candidate(Accelerator.CPU, time = 7.8.milliseconds)
    )
)

internal val forcedCpu = AcceleratorReport(
    Accelerator.CPU,
    listOf(Candidate(Accelerator.GPU), Candidate(Accelerator.CPU, time = 7.8.milliseconds)),
    Choice.FORCED
)

internal val failedGpu = Candidate(Accelerator.GPU, RejectionReason.Failed("L2_NORMALIZATION isn’t supported"))

internal val noneWorks = listOf(
    failedGpu,
    Candidate(Accelerator.CPU, RejectionReason.WrongAnswer(0.31f, 0.01f))
)

internal val seven = ranked("7" to 0.94f, "1" to 0.04f, "9" to 0.01f)

internal val unclear = ranked("8" to 0.31f, "3" to 0.27f, "6" to 0.12f)

internal val many = ranked(
    "7" to 0.94f,
    "1" to 0.03f,
    "9" to 0.01f,
    "4" to 0.008f,
    "2" to 0.005f,
    "3" to 0.003f,
    "0" to 0.002f,
    "8" to 0.001f
)

internal val hebrew = ranked("שבע" to 0.94f, "אחת" to 0.04f, "תשע" to 0.01f)

internal val longLabels = ranked(
    "West Highland white terrier, or a small dog that looks very much like one" to 0.64f,
    "soft-coated wheaten terrier of whatever colour" to 0.22f,
    "كلب صيد 🐕" to 0.08f
)

/** What the model says about a frame that fills [screen]. */
internal fun classification(screen: Screen, categories: List<Category> = seven) =
    classification(ImageSize(screen.width, screen.height), categories)

/** What the model says about a frame of [size], of which it sees the square in the middle. */
internal fun classification(size: ImageSize, categories: List<Category> = seven): Classification {
    val side = minOf(size.width, size.height)
    return Classification(
        categories = categories,
        isConfident = categories.first().score > 0.5f,
        frameSize = size,
        seen = PixelRegion((size.width - side) / 2, (size.height - side) / 2, side, side),
        times = StageTimes(420.microseconds, 2.4.milliseconds, 35.microseconds)
    )
}

internal fun running(
    classification: Classification,
    accelerators: AcceleratorReport = onGpu,
    pace: Pace = Pace(2.4.milliseconds, framesPerSecond = 30f)
) = ClassifyUiState.Running(accelerators, classification, pace)

private fun ranked(vararg scores: Pair<String, Float>) =
    scores.mapIndexed { index, (label, score) -> Category(index, label, score) }
