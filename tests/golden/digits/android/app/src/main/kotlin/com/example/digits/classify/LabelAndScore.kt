package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.ui.layout.FirstBaseline
import androidx.compose.ui.layout.Layout
import androidx.compose.ui.unit.Constraints
import androidx.compose.ui.unit.dp
import kotlin.math.max

/**
 * A label at the start and its score at the end of a line.
 *
 * @param mayStack whether a label that has no room on the score's line stands above it; else it
 *   breaks into lines beside the score.
 */
@Composable
internal fun LabelAndScore(
    label: @Composable () -> Unit,
    score: @Composable () -> Unit,
    mayStack: Boolean
) {
    Layout(listOf(label, score)) { (labels, scores), constraints ->
        val width = constraints.maxWidth
        val placedScore = scores.firstOrNull()?.measure(Constraints(maxWidth = width))
        val beside = width - (placedScore?.run { this.width + gap.roundToPx() } ?: 0)
        val isStacked = mayStack && labels.single().maxIntrinsicWidth(Constraints.Infinity) > beside
        val room = if (isStacked) width else beside.coerceAtLeast(0)
        val placedLabel = labels.single().measure(Constraints(minWidth = room, maxWidth = room))
        val labelBaseline = placedLabel[FirstBaseline]
        val scoreBaseline = placedScore?.get(FirstBaseline) ?: labelBaseline
        val labelTop = if (isStacked) 0 else max(0, scoreBaseline - labelBaseline)
        val scoreTop =
            if (isStacked) placedLabel.height else max(0, labelBaseline - scoreBaseline)
        val scoreBottom = placedScore?.run { scoreTop + height } ?: 0
        layout(width, max(labelTop + placedLabel.height, scoreBottom)) {
            placedLabel.placeRelative(0, labelTop)
            placedScore?.run { placeRelative(constraints.maxWidth - this.width, scoreTop) }
        }
    }
}

private val gap = 16.dp
