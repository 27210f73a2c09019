package com.example.digits.classify

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.lerp
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp

/**
 * A row of the result card: large without a bar at rank 0, small with one from rank 1 on, and
 * something between while it moves from one to the other.
 *
 * @param isNarrow whether a large label of some length has no place beside its percentage.
 */
@Composable
internal fun ResultLine(row: ResultRow, rank: Float, isDimmed: Boolean, isNarrow: Boolean) {
    val smallness = rank.coerceIn(0f, 1f)
    val typography = MaterialTheme.typography
    val colors = MaterialTheme.colorScheme
    val color = if (isDimmed) colors.onSurfaceVariant else colors.onSurface
    val large = if (isNarrow) typography.titleLarge else typography.headlineMedium
    val style = lerp(large, typography.bodyLarge, smallness)
    val description = rowDescription(row)
    Column(
        Modifier.clearAndSetSemantics {
            // The first row is what is announced: see Announcement.
            if (rank >= 1f) contentDescription = description
        }
    ) {
        LabelAndScore(
            label = { Label(row, style, color) },
            score = { Score(row, style, color) },
            mayStack = isNarrow && rank < 1f
        )
        if (row.score != null && smallness > 0) {
            ScoreBar(row.score, smallness, if (isDimmed) colors.outline else colors.primary)
        }
    }
}

@Composable
private fun Label(row: ResultRow, style: TextStyle, color: Color) {
    Text(
        text = row.label,
        color = color,
        overflow = TextOverflow.Ellipsis,
        maxLines = 2,
        // Labels bring their own direction, whatever the language of the app.
        style = style.copy(textDirection = TextDirection.Content)
    )
}

@Composable
private fun Score(row: ResultRow, style: TextStyle, color: Color) {
    if (row.score == null) return
    Text(
        text = percentage(row.score),
        color = color,
        style = style.copy(fontFeatureSettings = "tnum")
    )
}

/** @param growth 0 for none at all, 1 for the whole bar. */
@Composable
private fun ScoreBar(score: Float, growth: Float, color: Color) {
    LinearProgressIndicator(
        progress = { score },
        modifier = Modifier
            .padding(top = 6.dp * growth)
            .fillMaxWidth()
            .height(4.dp * growth),
        color = color,
        trackColor = MaterialTheme.colorScheme.onSurface.copy(alpha = 0.12f),
        gapSize = 0.dp,
        drawStopIndicator = {}
    )
}
