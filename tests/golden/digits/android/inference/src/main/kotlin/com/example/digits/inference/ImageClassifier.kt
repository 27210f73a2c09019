package com.example.digits.inference

import kotlin.time.Duration

/** A class that the model knows, and how sure it is, 0..1. */
data class Category(val index: Int, val label: String, val score: Float)

/** How long each stage of one frame took. */
data class StageTimes(
    val preprocessing: Duration,
    val inference: Duration,
    val postprocessing: Duration
)

/**
 * What the model says about one frame.
 *
 * @property categories the best ones, best first.
 * @property isConfident whether the best score reaches the contract's threshold.
 * @property frameSize size of the upright frame.
 * @property seen the region of the upright frame that the model saw.
 */
data class Classification(
    val categories: List<Category>,
    val isConfident: Boolean,
    val frameSize: ImageSize,
    val seen: PixelRegion,
    val times: StageTimes
)

/** Names what frames show. Safe to use from any thread; close it when it is no longer needed. */
interface ImageClassifier : AutoCloseable {
    /** Which accelerator runs the model, and what became of the others. */
    val accelerators: AcceleratorReport

    /** What is known about the model. */
    val model: ModelDescription

    /**
     * Classifies [frame], which isn't read any more when this returns.
     *
     * @throws kotlin.coroutines.cancellation.CancellationException if the classifier was closed.
     */
    suspend fun classify(frame: Frame): Classification

    /**
     * What the model saw of the last frame, as a picture; null before the first frame.
     *
     * @throws kotlin.coroutines.cancellation.CancellationException if the classifier was closed.
     */
    suspend fun inputPicture(): InputPicture?
}
