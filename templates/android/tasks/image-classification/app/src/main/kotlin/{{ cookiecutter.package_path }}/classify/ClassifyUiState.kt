package {{ cookiecutter.application_id }}.classify

import kotlin.time.Duration
import {{ cookiecutter.application_id }}.inference.AcceleratorReport
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.LoadingStep

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
