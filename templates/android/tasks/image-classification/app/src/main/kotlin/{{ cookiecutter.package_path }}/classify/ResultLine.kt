package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
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
 */
@Composable
internal fun ResultLine(row: ResultRow, rank: Float, isDimmed: Boolean) {
    val smallness = rank.coerceIn(0f, 1f)
    val typography = MaterialTheme.typography
    val colors = MaterialTheme.colorScheme
    val description = rowDescription(row)
    Column(
        Modifier.clearAndSetSemantics {
            // The first row is what is announced: see Announcement.
            if (rank >= 1f) contentDescription = description
        }
    ) {
        LabelAndScore(
            row = row,
            style = lerp(typography.headlineMedium, typography.bodyLarge, smallness),
            color = if (isDimmed) colors.onSurfaceVariant else colors.onSurface
        )
        if (row.score != null) {
            LinearProgressIndicator(
                progress = { row.score },
                modifier = Modifier
                    .padding(top = 6.dp * smallness)
                    .fillMaxWidth()
                    .height(4.dp * smallness),
                color = if (isDimmed) colors.outline else colors.primary,
                trackColor = colors.onSurface.copy(alpha = 0.12f),
                gapSize = 0.dp,
                drawStopIndicator = {}
            )
        }
    }
}

@Composable
private fun LabelAndScore(row: ResultRow, style: TextStyle, color: Color) {
    Row(horizontalArrangement = Arrangement.spacedBy(16.dp)) {
        Text(
            text = row.label,
            modifier = Modifier.weight(1f).alignByBaseline(),
            color = color,
            overflow = TextOverflow.Ellipsis,
            maxLines = 2,
            // Labels bring their own direction, whatever the language of the app.
            style = style.copy(textDirection = TextDirection.Content)
        )
        if (row.score != null) {
            Text(
                text = percentage(row.score),
                modifier = Modifier.alignByBaseline(),
                color = color,
                style = style.copy(fontFeatureSettings = "tnum")
            )
        }
    }
}
