package com.example.digits.inspector

import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.InputPicture
import com.example.digits.inference.ModelDescription
import com.example.digits.inference.TensorSpec

/*
 * Reports go into bug reports, whoever reads those: so their words are English and their numbers are
 * written the same way whatever language the phone speaks, and they don't stand in the resources.
 */

/** All that the inspector shows, and what is too long for it, as plain text. */
internal fun reportText(state: InspectorUiState.Running): String = report(state.device.app) {
    val accelerators = state.accelerators
    section("Accelerator") {
        for (candidate in accelerators.candidates) {
            val isInUse = candidate.accelerator == accelerators.inUse
            fact(candidate.accelerator.name, reportText(candidate, isInUse))
        }
        fact("choice", choiceText(accelerators.choice))
    }
    section("Time") { times(state.frames) }
    section("Input") { input(state.model, state.picture) }
    section("Model") { model(state.model) }
    section("Device") { device(state.device) }
}

/**
 * All that is known about a model that doesn't run.
 *
 * @param message what LiteRT or the system says; empty if the [candidates] say it all.
 */
internal fun failureReportText(
    message: String,
    candidates: List<Candidate>,
    model: ModelDescription,
    device: DeviceStatus
): String = report(device.app) {
    section("Failure") {
        fact("message", message.ifEmpty { "no accelerator can be trusted with the model" })
        for (candidate in candidates) {
            fact(candidate.accelerator.name, reportText(candidate, isInUse = false))
        }
    }
    section("Input") { input(model, picture = null) }
    section("Model") { model(model) }
    section("Device") { device(device) }
}

private fun choiceText(choice: Choice): String = when (choice) {
    Choice.MEASURED -> "measured at this start"
    Choice.REMEMBERED -> "remembered from an earlier start, checked at this one"
    Choice.FORCED -> "forced by the user"
}

private fun ReportBuilder.times(frames: FrameSummary?) {
    if (frames == null) return fact("frames", "none yet")
    fact("preprocessing", frames.preprocessing.reportText())
    fact("inference", frames.inference.reportText())
    fact("postprocessing", frames.postprocessing.reportText())
    fact("frames per second", frames.framesPerSecond?.let { reportNumber(it, 1) } ?: "unknown")
    fact("dropped frames", "${frames.droppedFrames}, beside ${frames.frames} seen (estimated)")
}

private fun StageSummary.reportText(): String =
    "median ${reportText(median)}, 90th percentile ${reportText(p90)}"

private fun ReportBuilder.input(model: ModelDescription, picture: InputPicture?) {
    val preprocessing = model.preprocessing
    fact("tensor", model.input.reportText())
    fact("picture", preparationText(preprocessing))
    fact("mean", preprocessing.normalization.mean.joinToString())
    fact("standard deviation", preprocessing.normalization.std.joinToString())
    fact(
        "values of the last frame",
        picture?.let { "${reportNumber(it.lowest, 3)} to ${reportNumber(it.highest, 3)}" }
            ?: "no frame yet"
    )
}

private fun ReportBuilder.model(model: ModelDescription) {
    fact("name", model.name)
    fact("version", model.version)
    if (model.description.isNotBlank()) fact("description", model.description)
    fact("task", model.task)
    fact("precision", model.precision)
    fact("size", "${model.sizeBytes} bytes")
    fact("SHA-256", model.digest)
    fact("licence", model.license)
    fact("output", model.output.reportText())
    fact("parity", model.parity)
    fact("runtime", model.runtime)
}

private fun TensorSpec.reportText(): String {
    val type = "$name: ${dtype.name.lowercase()} ${shapeText(this)}"
    val isReal = quantization.scale == 1f && quantization.zeroPoint == 0
    if (isReal) return type
    return "$type, scale ${quantization.scale}, zero point ${quantization.zeroPoint}"
}

private fun ReportBuilder.device(status: DeviceStatus) {
    val memory = status.memory
    fact("device", status.device)
    fact("system", status.system)
    fact("resident memory", memory.resident?.let(::reportBytes) ?: "unknown")
    fact("native heap", reportBytes(memory.nativeHeap))
    fact("Java heap", reportBytes(memory.javaHeap))
    fact("memory", "${reportBytes(memory.available)} of ${reportBytes(memory.total)} available")
    fact("memory is low", if (memory.isLow) "yes" else "no")
    fact("thermal state", status.thermalState?.name?.lowercase() ?: "unknown before Android 10")
    fact("battery saver", if (status.isSavingBattery) "on" else "off")
}
