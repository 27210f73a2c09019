package {{ cookiecutter.application_id }}.classify

import {{ cookiecutter.application_id }}.inference.AcceleratorReport
import {{ cookiecutter.application_id }}.inference.Classification
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.Rejection

/** What the classify screen shows. */
sealed interface ClassifyUiState {
    /** The model is being opened. */
    data class Loading(val step: LoadingStep) : ClassifyUiState

    /** The model runs; [classification] is null until the first frame. */
    data class Running(
        val accelerators: AcceleratorReport,
        val classification: Classification? = null
    ) : ClassifyUiState

    /** The model doesn't run: what LiteRT or the system says, and why accelerators were rejected. */
    data class Failed(val message: String, val rejections: List<Rejection> = emptyList()) :
        ClassifyUiState
}
