package com.example.digits.inspector

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.stringResource
import com.example.digits.R
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.LoadingStep
import com.example.digits.inference.RejectionReason

/** What is done to open a model. */
@Composable
@ReadOnlyComposable
internal fun stepText(step: LoadingStep): String = when (step) {
    LoadingStep.ReadingModel -> stringResource(R.string.loading_model)

    is LoadingStep.Preparing ->
        stringResource(R.string.loading_accelerator, step.accelerator.name)

    is LoadingStep.Checking ->
        stringResource(R.string.loading_check, step.accelerator.name)
}

/** "GPU: not on this device": what became of a [candidate] of which none is in use. */
@Composable
@ReadOnlyComposable
internal fun candidateText(candidate: Candidate): String =
    stringResource(R.string.candidate, candidate.accelerator.name, fateText(candidate))

/** What became of a [candidate] of [report], without its name. */
@Composable
@ReadOnlyComposable
internal fun outcomeText(candidate: Candidate, report: AcceleratorReport): String {
    if (candidate.accelerator != report.inUse) return fateText(candidate)
    val rejection = candidate.rejection
    return when {
        rejection != null ->
            stringResource(R.string.outcome_forced_though, rejectionText(rejection))

        report.choice == Choice.FORCED -> stringResource(R.string.outcome_forced)

        else -> stringResource(R.string.outcome_in_use)
    }
}

/** Why an accelerator doesn't run the model, without its name and never longer than a few lines. */
@Composable
@ReadOnlyComposable
internal fun rejectionText(reason: RejectionReason): String = when (reason) {
    is RejectionReason.KnownToFail ->
        stringResource(R.string.rejection_known, shortened(reason.explanation))

    RejectionReason.NotAvailable -> stringResource(R.string.rejection_absent)

    is RejectionReason.Failed -> shortened(reason.message)

    is RejectionReason.WrongAnswer ->
        if (reason.error.isNaN()) {
            stringResource(R.string.rejection_no_number)
        } else {
            stringResource(R.string.rejection_wrong, errorNumber(reason.error))
        }

    RejectionReason.CrashedBefore -> stringResource(R.string.rejection_crash)

    is RejectionReason.Slower -> stringResource(
        R.string.rejection_slower,
        reason.than.name,
        millisecondsNumber(reason.time),
        millisecondsNumber(reason.thanTime)
    )
}

/** Whether LiteRT says more than [rejectionText] shows. */
internal fun Candidate.isCutShort(): Boolean {
    val failure = rejection as? RejectionReason.Failed ?: return false
    return isCutShort(failure.message)
}

/** What became of a [candidate] that isn't in use, without its name. */
@Composable
@ReadOnlyComposable
internal fun fateText(candidate: Candidate): String {
    val rejection = candidate.rejection
    return when {
        rejection != null -> rejectionText(rejection)
        candidate.time != null -> stringResource(R.string.outcome_spare)
        else -> stringResource(R.string.outcome_not_tried)
    }
}
