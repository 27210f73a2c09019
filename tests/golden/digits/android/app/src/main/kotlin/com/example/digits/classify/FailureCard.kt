package com.example.digits.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.Button
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedButton
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.ui.AppTheme
import com.example.digits.ui.Overlay

/** Says in the results' place that there will be none, why, and what can be done about it. */
@Composable
internal fun FailureCard(
    failed: ClassifyUiState.Failed,
    onRetry: () -> Unit,
    onCopyReport: () -> Unit,
    modifier: Modifier = Modifier
) {
    Overlay(modifier.fillMaxWidth().semantics { isTraversalGroup = true }) {
        Column(
            modifier = Modifier
                .verticalScroll(rememberScrollState())
                .padding(start = 20.dp, top = 16.dp, end = 20.dp, bottom = 12.dp),
            verticalArrangement = Arrangement.spacedBy(12.dp)
        ) {
            Title()
            Text(stringResource(R.string.failed_text), style = MaterialTheme.typography.bodyMedium)
            Details(failureDetails(failed))
            FlowRow(horizontalArrangement = Arrangement.spacedBy(12.dp)) {
                Button(onRetry) { Text(stringResource(R.string.failed_retry)) }
                OutlinedButton(onCopyReport) { Text(stringResource(R.string.failed_copy)) }
            }
        }
    }
}

@Composable
private fun Title() {
    Row(
        horizontalArrangement = Arrangement.spacedBy(12.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Icon(
            painter = painterResource(R.drawable.ic_warning),
            contentDescription = null,
            modifier = Modifier.size(24.dp),
            tint = MaterialTheme.colorScheme.error
        )
        Text(
            text = stringResource(R.string.failed_title),
            modifier = Modifier.semantics {
                heading()
                liveRegion = LiveRegionMode.Polite
            },
            style = MaterialTheme.typography.titleLarge
        )
    }
}

@Composable
private fun Details(lines: List<String>) {
    Column(verticalArrangement = Arrangement.spacedBy(4.dp)) {
        for (line in lines) {
            Text(
                text = line,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium
            )
        }
    }
}

@PreviewLightDark
@Preview(fontScale = 2f)
@Composable
private fun FailureCardPreview() {
    AppTheme { FailureCard(PreviewStates.failed, onRetry = {}, onCopyReport = {}) }
}
