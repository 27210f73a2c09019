package NAMESPACE.screenshots

import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import NAMESPACE.inference.Accelerator
import NAMESPACE.inference.AcceleratorReport
import NAMESPACE.inference.Candidate
import NAMESPACE.inference.Category
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

internal val noneWorks = listOf(
    Candidate(Accelerator.GPU, RejectionReason.Failed("L2_NORMALIZATION isn’t supported")),
    Candidate(Accelerator.CPU, RejectionReason.WrongAnswer(0.31f, 0.01f))
)

internal val seven = listOf(Category(7, "seven", 0.94f), Category(1, "one", 0.04f), Category(9, "nine", 0.01f))

internal val unclear = listOf(Category(8, "eight", 0.31f), Category(3, "three", 0.27f), Category(6, "six", 0.12f))

internal val hebrew = listOf(Category(7, "שבע", 0.94f), Category(1, "אחת", 0.04f), Category(9, "תשע", 0.01f))

/** What the model says about a frame that fills [screen]. */
internal fun classification(screen: Screen, categories: List<Category> = seven): Classification {
    val side = minOf(screen.width, screen.height)
    return Classification(
        categories = categories,
        isConfident = categories.first().score > 0.5f,
        frameSize = ImageSize(screen.width, screen.height),
        seen = PixelRegion((screen.width - side) / 2, (screen.height - side) / 2, side, side),
        times = StageTimes(420.microseconds, 2.4.milliseconds, 35.microseconds)
    )
}
