package com.example.digits.inspector

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.AcceleratorReport
import com.example.digits.inference.Candidate
import com.example.digits.inference.Choice
import com.example.digits.inference.RejectionReason

/** The candidates in the order in which they are preferred, each with what became of it. */
@Composable
internal fun AcceleratorSection(report: AcceleratorReport, actions: InspectorActions) {
    Section(stringResource(R.string.inspector_accelerator)) {
        for (candidate in report.candidates) {
            val isInUse = candidate.accelerator == report.inUse
            CandidateRow(candidate, outcomeText(candidate, report), isInUse)
        }
        if (report.candidates.any { it.isCutShort() }) {
            Note(stringResource(R.string.inspector_cut_short))
        }
        Note(choiceText(report.choice))
        val forced = report.inUse.takeIf { report.choice == Choice.FORCED }
        ForceChips(report.candidates, forced, actions.onForce)
        if (report.mayComeOutOtherwise) {
            OutlinedButton(actions.onMeasureAgain) {
                Text(stringResource(R.string.inspector_measure_again))
            }
        }
    }
}

/** Whether another attempt may choose another accelerator. */
internal val AcceleratorReport.mayComeOutOtherwise: Boolean
    get() = choice == Choice.REMEMBERED || rejections.any { !it.rejection.isLasting() }

private fun RejectionReason?.isLasting(): Boolean =
    this is RejectionReason.KnownToFail || this is RejectionReason.NotAvailable

@Composable
internal fun CandidateRow(candidate: Candidate, outcome: String, isInUse: Boolean) {
    Row(
        modifier = Modifier.semantics(mergeDescendants = true) {},
        horizontalArrangement = Arrangement.spacedBy(12.dp)
    ) {
        Mark(markColor(candidate, isInUse))
        Column(Modifier.weight(1f)) {
            Text(
                text = candidate.accelerator.name,
                fontWeight = if (isInUse) FontWeight.Bold else null,
                style = MaterialTheme.typography.bodyMedium
            )
            FactName(outcome)
        }
        candidate.time?.let {
            Text(
                text = stringResource(R.string.inspector_milliseconds, millisecondsNumber(it)),
                style = MaterialTheme.typography.bodyMedium.forValues()
            )
        }
    }
}

/** In the middle of a line of text, however large that is. */
@Composable
private fun Mark(color: Color) {
    val lineHeight = MaterialTheme.typography.bodyMedium.lineHeight
    val height = with(LocalDensity.current) { lineHeight.toDp() }
    Box(Modifier.height(height), contentAlignment = Alignment.Center) {
        Box(Modifier.size(height * MARK_SHARE).background(color, CircleShape))
    }
}

/** The words say it too: nobody needs to tell the colours apart. */
@Composable
@ReadOnlyComposable
private fun markColor(candidate: Candidate, isInUse: Boolean): Color = when {
    isInUse && candidate.rejection == null -> MaterialTheme.colorScheme.primary
    candidate.rejection.isHarmless() -> MaterialTheme.colorScheme.outline
    else -> MaterialTheme.colorScheme.error
}

private fun RejectionReason?.isHarmless(): Boolean = when (this) {
    null, RejectionReason.NotAvailable, is RejectionReason.Slower -> true
    else -> false
}

@Composable
@ReadOnlyComposable
private fun choiceText(choice: Choice): String = stringResource(
    when (choice) {
        Choice.MEASURED -> R.string.inspector_measured
        Choice.REMEMBERED -> R.string.inspector_remembered
        Choice.FORCED -> R.string.inspector_forced
    }
)

private const val MARK_SHARE = 0.4f
