package com.example.digits.classify

import java.util.concurrent.CancellationException
import kotlin.time.Duration
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Category
import com.example.digits.inference.Classification
import com.example.digits.inference.Frame
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.ImageSize
import com.example.digits.inference.PixelRegion
import com.example.digits.inference.StageTimes

/** Sees the same thing in every frame, or throws [failure]. */
class FakeImageClassifier : ImageClassifier {
    var failure: Exception? = null
    var isClosed = false
        private set

    override val accelerators = AcceleratorReport(Accelerator.CPU, emptyList())

    override suspend fun classify(frame: Frame): Classification {
        failure?.let { throw it }
        if (isClosed) throw CancellationException()
        return answer
    }

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
