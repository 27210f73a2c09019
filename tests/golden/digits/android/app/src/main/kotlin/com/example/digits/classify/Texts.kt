package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.ui.res.stringResource
import java.text.NumberFormat
import kotlin.time.Duration
import kotlin.time.DurationUnit
import com.example.digits.R
import com.example.digits.inspector.candidateText
import com.example.digits.inspector.shortened

/** "GPU", "8 ms", "30 fps", or the accelerator alone until the pace is known. */
@Composable
@ReadOnlyComposable
internal fun statusGroups(running: ClassifyUiState.Running): List<String> {
    val accelerator = running.accelerators.inUse.name
    val pace = running.pace ?: return listOf(accelerator)
    val rate = NumberFormat.getIntegerInstance().format(pace.framesPerSecond)
    return listOf(
        accelerator,
        stringResource(R.string.status_time, milliseconds(pace.inference)),
        stringResource(R.string.status_rate, rate)
    )
}

/** "seven, 82 %", or a headline without a score. */
@Composable
@ReadOnlyComposable
internal fun rowDescription(row: ResultRow): String = if (row.score == null) {
    row.label
} else {
    stringResource(R.string.result_description, row.label, percentage(row.score))
}

/** Everything that is known about a failure, a line for each fact. */
@Composable
@ReadOnlyComposable
internal fun failureDetails(failed: ClassifyUiState.Failed): List<String> {
    val lines = mutableListOf(shortened(failed.message))
    for (candidate in failed.candidates) lines += candidateText(candidate)
    return lines.filter { it.isNotEmpty() }
}

/** [score], 0..1, in the user's way of writing percentages. */
internal fun percentage(score: Float): String = NumberFormat.getPercentInstance().format(score)

/** Whole milliseconds, with a decimal where they are few. */
private fun milliseconds(duration: Duration): String {
    val value = duration.toDouble(DurationUnit.MILLISECONDS)
    val digits = if (value < FEW_MILLISECONDS) 1 else 0
    return NumberFormat.getNumberInstance().apply {
        minimumFractionDigits = digits
        maximumFractionDigits = digits
    }.format(value)
}

private const val FEW_MILLISECONDS = 3
