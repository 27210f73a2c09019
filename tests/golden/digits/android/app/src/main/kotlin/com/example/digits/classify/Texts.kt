package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.remember
import androidx.compose.ui.res.stringResource
import java.text.NumberFormat
import java.util.Locale
import com.example.digits.R
import com.example.digits.inspector.candidateText
import com.example.digits.inspector.millisecondsNumber
import com.example.digits.inspector.number
import com.example.digits.inspector.shortened

/** "GPU", "8.0 ms", "30 fps", or as much of it as is known. */
@Composable
@ReadOnlyComposable
internal fun statusGroups(status: RunningStatus): List<String> = listOfNotNull(
    status.accelerator.name,
    status.inference?.let { stringResource(R.string.status_time, millisecondsNumber(it)) },
    status.framesPerSecond?.let { stringResource(R.string.status_rate, number(it.toDouble())) }
)

/** "seven, 82 %", or a headline without a score. */
@Composable
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
@Composable
internal fun percentage(score: Float): String {
    val locale = Locale.getDefault()
    // Scores come with each frame, and a format takes longer to make than to use.
    val format = remember(locale) { NumberFormat.getPercentInstance(locale) }
    return format.format(score)
}
