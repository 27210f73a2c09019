package com.example.digits.classify

import kotlin.time.Duration
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Classification
import com.example.digits.inference.LoadingStep

/** What the classify screen says. */
sealed interface ClassifyUiState {
    /** The model is being opened. */
    data class Loading(val step: LoadingStep) : ClassifyUiState

    /**
     * The model runs.
     *
     * @property classification of what the scene shows, smoothed while that is live if the settings
     *   say so; null until the first answer.
     * @property pace null until a frame of the camera was classified.
     * @property refused the accelerator that failed before, so that another one is used.
     */
    data class Running(
        val accelerators: AcceleratorReport,
        val classification: Classification? = null,
        val pace: Pace? = null,
        val refused: Candidate? = null
    ) : ClassifyUiState

    /** The model doesn't run: what LiteRT or the system says, and why accelerators were rejected. */
    data class Failed(val message: String, val candidates: List<Candidate> = emptyList()) :
        ClassifyUiState
}

/** How fast frames are classified: the median of the model's runs, and their number in a second. */
data class Pace(val inference: Duration, val framesPerSecond: Float)
