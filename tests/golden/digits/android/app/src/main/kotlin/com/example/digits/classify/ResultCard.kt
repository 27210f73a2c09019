package com.example.digits.classify

import androidx.annotation.StringRes
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.rotate
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.Classification
import com.example.digits.ui.AppTheme
import com.example.digits.ui.Overlay

/**
 * The best category large and the next ones below it, or that the model isn't sure.
 *
 * @param expansion whether all categories are shown; kept by who may put the card elsewhere.
 */
@Composable
internal fun ResultCard(
    classification: Classification,
    expansion: MutableState<Boolean>,
    modifier: Modifier = Modifier
) {
    var isExpanded by expansion
    val rows = resultRows(classification, stringResource(R.string.not_sure))
    val hasMore = classification.categories.size > FEW_ROWS
    Overlay(modifier.fillMaxWidth().semantics { isTraversalGroup = true }) {
        Column(Modifier.verticalScroll(rememberScrollState())) {
            Rows(
                rows = if (isExpanded) rows else rows.take(FEW_ROWS),
                isDimmed = !classification.isConfident,
                modifier = Modifier
                    .padding(start = 20.dp, top = 12.dp, end = 20.dp)
                    .padding(bottom = if (hasMore) 0.dp else 16.dp)
            )
            if (hasMore) ExpandButton(isExpanded, onClick = { isExpanded = !isExpanded })
        }
        // Over the first row: a screen reader leaves out what is covered.
        Announcement(rows.first(), Modifier.fillMaxWidth().height(48.dp))
    }
}

@Composable
private fun Rows(rows: List<ResultRow>, isDimmed: Boolean, modifier: Modifier) {
    BoxWithConstraints(modifier) {
        val em = MaterialTheme.typography.headlineMedium.fontSize
        val isNarrow = maxWidth < with(LocalDensity.current) { em.toDp() } * NARROW
        RankedColumn(rows, ResultRow::id, spacing = 8.dp) { row, rank ->
            ResultLine(row, rank, isDimmed, isNarrow)
        }
    }
}

/** So many times the size of a large letter. */
private const val NARROW = 7

@Composable
private fun ExpandButton(isExpanded: Boolean, onClick: () -> Unit) {
    Box(
        modifier = Modifier
            .fillMaxWidth()
            .height(48.dp)
            .clickable(role = Role.Button, onClick = onClick),
        contentAlignment = Alignment.Center
    ) {
        Icon(
            painter = painterResource(R.drawable.ic_expand),
            contentDescription = stringResource(expandLabel(isExpanded)),
            modifier = Modifier.rotate(if (isExpanded) 180f else 0f),
            tint = MaterialTheme.colorScheme.onSurfaceVariant
        )
    }
}

@StringRes
private fun expandLabel(isExpanded: Boolean): Int =
    if (isExpanded) R.string.results_fewer else R.string.results_more

@PreviewLightDark
@Preview(fontScale = 2f)
@Composable
private fun ConfidentPreview() {
    AppTheme { ResultCard(PreviewStates.confident, remember { mutableStateOf(false) }) }
}

@PreviewLightDark
@Composable
private fun NotSurePreview() {
    AppTheme { ResultCard(PreviewStates.notSure, remember { mutableStateOf(false) }) }
}

@Preview
@Composable
private fun ManyPreview() {
    AppTheme { ResultCard(PreviewStates.many, remember { mutableStateOf(true) }) }
}
