package {{ cookiecutter.application_id }}.classify

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.stringResource
import java.text.NumberFormat
import kotlin.time.Duration
import kotlin.time.DurationUnit
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.inference.Accelerator
import {{ cookiecutter.application_id }}.inference.Candidate
import {{ cookiecutter.application_id }}.inference.LoadingStep
import {{ cookiecutter.application_id }}.inference.RejectionReason

/** "GPU · 1.2 + 8.0 + 0.1 ms": preparing the frame, running the model, reading the result. */
@Composable
@ReadOnlyComposable
internal fun statusText(running: ClassifyUiState.Running): String {
    val accelerator = acceleratorName(running.accelerators.inUse)
    val times = running.classification?.times ?: return accelerator
    return stringResource(
        R.string.status,
        accelerator,
        milliseconds(times.preprocessing),
        milliseconds(times.inference),
        milliseconds(times.postprocessing)
    )
}

/** Why an accelerator doesn't run the model, in a sentence. */
@Composable
@ReadOnlyComposable
internal fun rejectionText(rejection: Candidate): String {
    val accelerator = acceleratorName(rejection.accelerator)
    return when (val reason = rejection.rejection) {
        null -> accelerator

        is RejectionReason.KnownToFail ->
            stringResource(R.string.rejected_in_advance, accelerator, reason.explanation)

        RejectionReason.NotAvailable -> stringResource(R.string.rejected_absent, accelerator)

        is RejectionReason.Failed -> stringResource(R.string.rejected, accelerator, reason.message)

        is RejectionReason.WrongAnswer ->
            stringResource(R.string.rejected_wrong, accelerator, reason.error)

        RejectionReason.CrashedBefore -> stringResource(R.string.rejected_crash, accelerator)

        is RejectionReason.Slower -> stringResource(
            R.string.rejected_slower,
            accelerator,
            milliseconds(reason.time),
            milliseconds(reason.thanTime),
            acceleratorName(reason.than)
        )
    }
}

/** Everything that is known about a failure, a line for each fact. */
@Composable
@ReadOnlyComposable
internal fun failureText(failed: ClassifyUiState.Failed): String {
    val lines = mutableListOf(failed.message)
    for (rejection in failed.candidates) lines += rejectionText(rejection)
    return lines.filter { it.isNotEmpty() }.joinToString("\n")
}

@Composable
@ReadOnlyComposable
internal fun stepText(step: LoadingStep): String = when (step) {
    LoadingStep.ReadingModel -> stringResource(R.string.loading_model)

    is LoadingStep.Preparing ->
        stringResource(R.string.loading_accelerator, acceleratorName(step.accelerator))

    is LoadingStep.Checking ->
        stringResource(R.string.loading_check, acceleratorName(step.accelerator))
}

/** [score], 0..1, in the user's way of writing percentages. */
internal fun percentage(score: Float): String = NumberFormat.getPercentInstance().format(score)

private fun milliseconds(duration: Duration): Double = duration.toDouble(DurationUnit.MILLISECONDS)

@Composable
@ReadOnlyComposable
private fun acceleratorName(accelerator: Accelerator): String = stringResource(
    when (accelerator) {
        Accelerator.NPU -> R.string.accelerator_npu
        Accelerator.GPU -> R.string.accelerator_gpu
        Accelerator.CPU -> R.string.accelerator_cpu
    }
)
