package com.example.digits.inspector

import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.InputPicture
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.ModelDescription

/** What the inspector shows. */
sealed interface InspectorUiState {
    val model: ModelDescription
    val device: DeviceStatus

    /** The [model] is being opened: nothing is known yet of how it runs. */
    data class Opening(
        val step: LoadingStep,
        override val model: ModelDescription,
        override val device: DeviceStatus
    ) : InspectorUiState

    /**
     * The [model] runs.
     *
     * @property frames null before the first frame.
     * @property picture what the model saw of the last frame; null before the first.
     */
    data class Running(
        val accelerators: AcceleratorReport,
        override val model: ModelDescription,
        override val device: DeviceStatus,
        val frames: FrameSummary? = null,
        val picture: InputPicture? = null
    ) : InspectorUiState

    /**
     * The [model] doesn't run.
     *
     * @property message what LiteRT or the system says; empty if the [candidates] say it all.
     */
    data class Failed(
        val message: String,
        val candidates: List<Candidate>,
        override val model: ModelDescription,
        override val device: DeviceStatus
    ) : InspectorUiState
}
