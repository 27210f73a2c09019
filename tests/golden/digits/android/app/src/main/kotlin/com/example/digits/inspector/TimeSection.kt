package com.example.digits.inspector

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.pluralStringResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.example.digits.R

/** How fast frames come, and what each stage of them costs. */
@Composable
internal fun TimeSection(frames: FrameSummary?) {
    Section(stringResource(R.string.inspector_time)) {
        if (frames == null) return@Section Note(stringResource(R.string.inspector_no_frame))
        FlowRow(
            modifier = Modifier.fillMaxWidth(),
            horizontalArrangement = Arrangement.spacedBy(32.dp),
            verticalArrangement = Arrangement.spacedBy(8.dp)
        ) {
            val rate = frames.framesPerSecond?.let { number(it.toDouble(), digits = 1) }
            Metric(
                rate ?: stringResource(R.string.inspector_unknown),
                stringResource(R.string.inspector_rate)
            )
            Metric(
                number(frames.droppedFrames.toDouble()),
                stringResource(R.string.inspector_dropped)
            )
        }
        StageRow(stringResource(R.string.inspector_preprocessing), frames.preprocessing)
        StageRow(stringResource(R.string.inspector_inference), frames.inference)
        StageRow(stringResource(R.string.inspector_postprocessing), frames.postprocessing)
        Note(pluralStringResource(R.plurals.inspector_time_note, frames.frames, frames.frames))
    }
}

@Composable
private fun Metric(value: String, name: String) {
    Column(Modifier.semantics(mergeDescendants = true) {}) {
        Text(value, style = MaterialTheme.typography.headlineSmall.forValues())
        FactName(name)
    }
}

@Composable
private fun StageRow(name: String, stage: StageSummary) {
    val median = millisecondsNumber(stage.median)
    val p90 = millisecondsNumber(stage.p90)
    val description = stringResource(R.string.inspector_stage, name, median, p90)
    Column(Modifier.clearAndSetSemantics { contentDescription = description }) {
        FlowRow(Modifier.fillMaxWidth(), Arrangement.SpaceBetween) {
            Text(
                text = name,
                modifier = Modifier.alignByBaseline(),
                style = MaterialTheme.typography.bodyMedium
            )
            Text(
                text = stringResource(R.string.inspector_milliseconds, median),
                modifier = Modifier.alignByBaseline(),
                style = MaterialTheme.typography.titleMedium.forValues()
            )
        }
        Row(
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.Bottom
        ) {
            Sparkline(stage.series, Modifier.weight(1f).height(28.dp))
            Text(
                text = stringResource(R.string.inspector_p90, p90),
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodySmall.forValues()
            )
        }
    }
}
