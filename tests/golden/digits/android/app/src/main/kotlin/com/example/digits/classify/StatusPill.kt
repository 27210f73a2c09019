package com.example.digits.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.RowScope
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.RoundedCornerShape
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.onClick
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.text.rememberTextMeasurer
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.ui.overlayColor

/** Leads to the inspector and says in short what that explains; nothing while the model is opened. */
@Composable
internal fun StatusPill(uiState: ClassifyUiState, scene: Scene, onInspect: () -> Unit) {
    when (uiState) {
        is ClassifyUiState.Loading -> Unit
        is ClassifyUiState.Running -> RunningPill(uiState.status(scene), onInspect)
        is ClassifyUiState.Failed -> FailedPill(onInspect)
    }
}

/** Which accelerator runs and how fast, with a mark if that isn't the best one's doing. */
@Composable
private fun RunningPill(status: RunningStatus, onInspect: () -> Unit) = Pill(onInspect) {
    status.mark?.let { StatusIcon(it) }
    Groups(
        groups = statusGroups(status),
        style = MaterialTheme.typography.labelLarge.copy(fontFeatureSettings = "tnum")
    )
}

@Composable
private fun FailedPill(onInspect: () -> Unit) = Pill(onInspect) {
    Icon(painterResource(R.drawable.ic_warning), null, Modifier.size(20.dp))
    Text(stringResource(R.string.status_failed), style = MaterialTheme.typography.labelLarge)
}

@Composable
private fun Pill(onInspect: () -> Unit, content: @Composable RowScope.() -> Unit) {
    val inspect = stringResource(R.string.status_inspect)
    Surface(
        onClick = onInspect,
        modifier = Modifier.semantics { onClick(label = inspect, action = null) },
        shape = RoundedCornerShape(26.dp),
        color = overlayColor,
        contentColor = MaterialTheme.colorScheme.onSurface
    ) {
        Row(
            modifier = Modifier
                .heightIn(min = 52.dp)
                .padding(horizontal = 18.dp, vertical = 8.dp),
            horizontalArrangement = Arrangement.spacedBy(8.dp),
            verticalAlignment = Alignment.CenterVertically,
            content = content
        )
    }
}

/** On one line if there is room, else on as many as it takes; none ends in a dot. */
@Composable
private fun Groups(groups: List<String>, style: TextStyle) {
    val measurer = rememberTextMeasurer()
    BoxWithConstraints {
        val text = brokenIntoLines(groups) { line ->
            measurer.measure(line, style, softWrap = false).size.width <= constraints.maxWidth
        }
        Text(text, style = style)
    }
}

/** [groups] with dots between those that share a line; [fits] tells what a line can hold. */
internal fun brokenIntoLines(groups: List<String>, fits: (String) -> Boolean): String {
    val lines = mutableListOf<String>()
    for (group in groups) {
        val longer = lines.lastOrNull()?.let { "$it · $group" }
        if (longer != null && fits(longer)) lines[lines.lastIndex] = longer else lines += group
    }
    return lines.joinToString("\n")
}

@Composable
private fun StatusIcon(mark: StatusMark) {
    Icon(
        painter = painterResource(
            when (mark) {
                StatusMark.FORCED -> R.drawable.ic_pin
                StatusMark.WARNING -> R.drawable.ic_warning
            }
        ),
        contentDescription = stringResource(
            when (mark) {
                StatusMark.FORCED -> R.string.status_forced
                StatusMark.WARNING -> R.string.status_warning
            }
        ),
        modifier = Modifier.size(20.dp)
    )
}
