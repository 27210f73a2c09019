package com.example.digits.classify

import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Category
import com.example.digits.inference.Choice
import com.example.digits.inference.Classification
import com.example.digits.inference.ImageSize
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.PixelRegion
import com.example.digits.inference.RejectionReason
import com.example.digits.inference.StageTimes

/** States for Android Studio's previews. */
internal object PreviewStates {
    val confident = classification(
        "golden retriever" to 0.82f,
        "Labrador retriever" to 0.11f,
        "cocker spaniel" to 0.04f
    )
    val notSure = classification(
        "lampshade" to 0.21f,
        "pedestal" to 0.17f,
        "vase" to 0.09f
    ).copy(isConfident = false)
    val longLabels = classification(
        "West Highland white terrier, or a small dog that looks very much like one" to 0.64f,
        "soft-coated wheaten terrier of whatever colour its coat may be" to 0.22f,
        "כלב מסוג טרייר סקוטי" to 0.08f
    )
    val rightToLeft = classification(
        "גולדן רטריבר" to 0.82f,
        "Labrador retriever" to 0.11f,
        "קוקר ספנייל" to 0.04f
    )
    val one = classification("ripe" to 0.97f)
    val two = classification("ripe" to 0.91f, "unripe" to 0.09f)
    val many = classification(
        "golden retriever" to 0.82f,
        "Labrador retriever" to 0.06f,
        "cocker spaniel" to 0.04f,
        "Irish setter" to 0.03f,
        "Brittany spaniel" to 0.02f,
        "kuvasz" to 0.01f,
        "beagle" to 0.01f,
        "clumber" to 0.005f,
        "tennis ball" to 0.003f,
        "Great Pyrenees" to 0.002f
    )

    val running = running(confident, Accelerator.GPU)
    val fallenBack = running(
        confident,
        Accelerator.CPU,
        Candidate(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f))
    )
    val forced = running.copy(
        accelerators = AcceleratorReport(Accelerator.CPU, emptyList(), Choice.FORCED)
    )
    val waiting = ClassifyUiState.Running(running.accelerators)
    val loading = ClassifyUiState.Loading(LoadingStep.Preparing(Accelerator.GPU))
    val failed = ClassifyUiState.Failed(
        message = "",
        candidates = listOf(
            Candidate(Accelerator.GPU, RejectionReason.Failed("L2_NORMALIZATION not supported")),
            Candidate(Accelerator.CPU, RejectionReason.WrongAnswer(0.31f, 0.01f))
        )
    )

    fun running(
        classification: Classification,
        inUse: Accelerator = Accelerator.GPU,
        vararg rejected: Candidate
    ) = ClassifyUiState.Running(
        accelerators = AcceleratorReport(inUse, rejected.toList() + Candidate(inUse)),
        classification = classification,
        pace = Pace(8.milliseconds, framesPerSecond = 30f)
    )

    private fun classification(vararg scores: Pair<String, Float>) = Classification(
        categories = scores.mapIndexed { index, (label, score) -> Category(index, label, score) },
        isConfident = true,
        frameSize = ImageSize(480, 640),
        seen = PixelRegion(0, 80, 480, 480),
        times = StageTimes(900.microseconds, 8.milliseconds, 40.microseconds)
    )
}
