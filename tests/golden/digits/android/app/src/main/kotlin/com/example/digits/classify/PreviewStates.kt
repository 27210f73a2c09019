package com.example.digits.classify

import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Category
import com.example.digits.inference.Classification
import com.example.digits.inference.ImageSize
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.PixelRegion
import com.example.digits.inference.Rejection
import com.example.digits.inference.RejectionReason
import com.example.digits.inference.StageTimes

/** States for Android Studio's previews. */
internal object PreviewStates {
    private val rejections =
        listOf(Rejection(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f)))

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
