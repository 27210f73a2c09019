package com.example.digits.inspector

import kotlin.time.Duration
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.InputPicture
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.ModelContract
import com.example.digits.inference.RejectionReason

/** States for Android Studio's previews. */
internal object InspectorPreviewStates {
    private val cpu = Candidate(Accelerator.CPU, time = 7.8.milliseconds)
    private val npu = Candidate(Accelerator.NPU, RejectionReason.NotAvailable)
    private val wrongGpu =
        Candidate(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f), 2.4.milliseconds)

    private val status = DeviceStatus(
        app = "Preview 1.0",
        device = "Google Pixel 9, Google Tensor G4",
        system = "Android 16 (API level 36)",
        memory = MemoryStatus(
            resident = 182_400_000,
            nativeHeap = 61_300_000,
            javaHeap = 9_800_000,
            available = 3_120_000_000,
            total = 11_900_000_000,
            isLow = false
        ),
        thermalState = ThermalState.LIGHT,
        isSavingBattery = false
    )

    private val frames = FrameSummary(
        preprocessing = stage(420.microseconds),
        inference = stage(2.4.milliseconds),
        postprocessing = stage(35.microseconds),
        frames = FrameStatistics.CAPACITY,
        framesPerSecond = 29.8f,
        droppedFrames = 3
    )

    val opening = InspectorUiState.Opening(
        LoadingStep.Preparing(Accelerator.GPU),
        ModelContract.model,
        status
    )
    val noFrame = InspectorUiState.Running(
        accelerators = AcceleratorReport(
            Accelerator.GPU,
            listOf(Candidate(Accelerator.GPU, time = 2.4.milliseconds), cpu)
        ),
        model = ModelContract.model,
        device = status
    )
    val running = noFrame.copy(frames = frames, picture = InputPicture(1, 1, IntArray(1), -1f, 1f))
    val fallback = running.copy(
        accelerators = AcceleratorReport(
            Accelerator.CPU,
            listOf(npu, wrongGpu, cpu),
            Choice.REMEMBERED
        ),
        device = status.copy(thermalState = ThermalState.SEVERE, isSavingBattery = true)
    )
    val forced = running.copy(
        accelerators = AcceleratorReport(
            Accelerator.GPU,
            listOf(wrongGpu, Candidate(Accelerator.CPU)),
            Choice.FORCED
        )
    )

    val failed = InspectorUiState.Failed(
        message = "",
        candidates = listOf(
            wrongGpu,
            Candidate(Accelerator.CPU, RejectionReason.Failed("Failed to allocate tensors"))
        ),
        model = ModelContract.model,
        device = status
    )

    /** Around [typical], with a frame now and then that takes longer. */
    private fun stage(typical: Duration) = StageSummary(
        median = typical,
        p90 = typical * 1.3,
        series = List(FrameStatistics.CAPACITY) {
            val factor = if (it % 17 == 5) 1.6 else 0.9 + it % 7 * 0.03
            typical * factor
        }
    )
}
