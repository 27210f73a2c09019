package com.example.digits.classify

import androidx.compose.animation.animateContentSize
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Card
import androidx.compose.material3.CardDefaults
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.key
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.alpha
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.style.TextDirection
import androidx.compose.ui.text.style.TextOverflow
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.Category
import com.example.digits.inference.Classification

/** The best category large and the next ones below it, or that the model isn't sure. */
@Composable
fun ResultCard(classification: Classification, modifier: Modifier = Modifier) {
    val best = classification.categories.first()
    val isConfident = classification.isConfident
    val headline = if (isConfident) best.label else stringResource(R.string.not_sure)
    val announced = rememberThrottled(headline)
    Card(
        modifier = modifier
            .alpha(if (isConfident) 1f else 0.7f)
            .semantics {
                liveRegion = LiveRegionMode.Polite
                contentDescription = announced
            },
        colors = CardDefaults.cardColors(
            containerColor = MaterialTheme.colorScheme.surface.copy(alpha = 0.85f),
            contentColor = MaterialTheme.colorScheme.onSurface
        )
    ) {
        Column(
            modifier = Modifier.padding(16.dp).animateContentSize(),
            verticalArrangement = Arrangement.spacedBy(12.dp)
        ) {
            val score = if (isConfident) percentage(best.score) else ""
            LabelAndScore(headline, score, MaterialTheme.typography.headlineMedium)
            val others = if (isConfident) 1 else 0
            for (category in classification.categories.drop(others)) {
                key(category.index) { CategoryRow(category) }
            }
        }
    }
}

@Composable
private fun CategoryRow(category: Category) {
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        LabelAndScore(
            category.label,
            percentage(category.score),
            MaterialTheme.typography.bodyMedium
        )
        LinearProgressIndicator(
            progress = { category.score },
            modifier = Modifier.fillMaxWidth(),
            drawStopIndicator = {}
        )
    }
}

@Composable
private fun LabelAndScore(label: String, score: String, style: TextStyle) {
    Row(
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Text(
            text = label,
            modifier = Modifier.weight(1f),
            overflow = TextOverflow.Ellipsis,
            maxLines = 2,
            // Labels bring their own direction, whatever the language of the app.
            style = style.copy(textDirection = TextDirection.Content)
        )
        Text(score, style = style.copy(fontFeatureSettings = "tnum"))
    }
}
