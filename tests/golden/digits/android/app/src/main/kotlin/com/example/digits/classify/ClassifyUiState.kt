package com.example.digits.classify

import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Classification
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.Rejection

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
