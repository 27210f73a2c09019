package com.example.digits.inspector

import kotlin.time.Duration
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import com.example.digits.inference.Accelerator
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.ChannelOrder
import com.example.digits.inference.DType
import com.example.digits.inference.ImagePreprocessing
import com.example.digits.inference.ImageSize
import com.example.digits.inference.ModelDescription
import com.example.digits.inference.Normalization
import com.example.digits.inference.QuantizationParams
import com.example.digits.inference.RejectionReason
import com.example.digits.inference.ResizeFilter
import com.example.digits.inference.ResizeMode
import com.example.digits.inference.TensorLayout
import com.example.digits.inference.TensorSpec

internal val sampleModel = ModelDescription(
    name = "birds",
    version = "2.1",
    description = "Names birds.",
    author = "",
    license = "Apache-2.0",
    task = "image-classification",
    precision = "int8",
    sizeBytes = 4_321_000,
    digest = "0123456789abcdef",
    parity = "16 of 16 pictures agree.",
    input = TensorSpec("image", listOf(1, 224, 192, 3), DType.UINT8, QuantizationParams(0.5f, 128)),
    output = TensorSpec("scores", listOf(1, 10), DType.FLOAT32, QuantizationParams(1f, 0)),
    preprocessing = ImagePreprocessing(
        size = ImageSize(192, 224),
        normalization = Normalization(listOf(123.68f, 116.78f, 103.94f), listOf(1f, 1f, 1f)),
        resizeMode = ResizeMode.CENTER_CROP,
        resizeFilter = ResizeFilter.PILLOW_BILINEAR,
        channelOrder = ChannelOrder.BGR,
        layout = TensorLayout.NHWC,
        padValue = 0
    ),
    runtime = "LiteRT 2.3.0"
)

internal val sampleDevice = DeviceStatus(
    app = "Birds 1.0",
    device = "Sample Phone",
    system = "Android 9 (API level 28)",
    memory = MemoryStatus(
        resident = 182_440_000,
        nativeHeap = 61_300_000,
        javaHeap = 9_800_000,
        available = 3_120_000_000,
        total = 11_900_000_000,
        isLow = false
    ),
    thermalState = null,
    isSavingBattery = true
)

internal val sampleFrames = FrameSummary(
    preprocessing = sampleStage(420.microseconds),
    inference = sampleStage(12.3.milliseconds),
    postprocessing = sampleStage(35.microseconds),
    frames = 100,
    framesPerSecond = 29.84f,
    droppedFrames = 3
)

internal val sampleReport = AcceleratorReport(
    Accelerator.CPU,
    listOf(
        Candidate(Accelerator.GPU, RejectionReason.WrongAnswer(0.31f, 0.01f)),
        Candidate(Accelerator.CPU, time = 12.3.milliseconds)
    )
)

private fun sampleStage(median: Duration) = StageSummary(median, median * 2, listOf(median))
