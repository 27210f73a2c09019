package com.example.digits.inspector

import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.InputPicture
import com.example.digits.inference.ModelDescription

/**
 * What the inspector shows of a model that runs.
 *
 * @property frames null before the first frame.
 * @property picture what the model saw of the last frame; null before the first.
 */
data class InspectorUiState(
    val accelerators: AcceleratorReport,
    val model: ModelDescription,
    val device: DeviceStatus,
    val frames: FrameSummary? = null,
    val picture: InputPicture? = null
)
