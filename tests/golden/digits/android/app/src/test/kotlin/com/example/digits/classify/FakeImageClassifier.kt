package com.example.digits.classify

import java.util.concurrent.CancellationException
import kotlin.time.Duration
import kotlinx.coroutines.CompletableDeferred
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Category
import com.example.digits.inference.Classification
import com.example.digits.inference.Frame
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.ImageSize
import com.example.digits.inference.InputPicture
import com.example.digits.inference.ModelContract
import com.example.digits.inference.ModelDescription
import com.example.digits.inference.PixelRegion
import com.example.digits.inference.StageTimes

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
