package com.example.digits.classify

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CompletableDeferred
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Classification
import com.example.digits.inference.Frame
import com.example.digits.inference.ImageClassifier
import com.example.digits.inference.LoadingStep
import com.example.digits.inspector.FrameStatistics

/** Whether there is a classifier. */
sealed interface SessionState {
    data class Opening(val step: LoadingStep) : SessionState

    /** [classifier] runs in the place of the accelerator [refused], if one failed before. */
    class Open(val classifier: ImageClassifier, val refused: Candidate? = null) : SessionState {
        private val failure = CompletableDeferred<Exception>()

        /** Its own, because the times of two accelerators don't mix. */
        val statistics = FrameStatistics()

        /** What became of the accelerators, and why the refused one was. */
        val accelerators: AcceleratorReport = classifier.accelerators.with(refused)

        /** What [frame] shows; null if the classifier failed at it or was closed meanwhile. */
        suspend fun classify(frame: Frame): Classification? = try {
            classifier.classify(frame)
        } catch (_: CancellationException) {
            // The classifier was closed under this frame, unless it is the caller that is cancelled.
            currentCoroutineContext().ensureActive()
            null
        } catch (failure: Exception) {
            this.failure.complete(failure)
            null
        }

        /** Waits until a frame made the classifier fail. */
        internal suspend fun failure(): Exception = failure.await()
    }

    /** What LiteRT or the system says, and why accelerators were rejected. */
    data class Failed(val message: String, val candidates: List<Candidate> = emptyList()) :
        SessionState
}

private fun AcceleratorReport.with(refused: Candidate?): AcceleratorReport {
    if (refused == null || refused.accelerator == inUse) return this
    return copy(candidates = candidates.with(refused))
}

/** These and [refused], which takes the place of what was said of the same accelerator. */
internal fun List<Candidate>.with(refused: Candidate?): List<Candidate> {
    val others = filter { it.accelerator != refused?.accelerator }
    return (others + listOfNotNull(refused)).sortedBy { it.accelerator }
}
