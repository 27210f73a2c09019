package com.example.digits.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.material3.CircularProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.unit.dp
import com.example.digits.inference.LoadingStep
import com.example.digits.inspector.stepText
import com.example.digits.ui.AppTheme
import com.example.digits.ui.Overlay

/** Names what is being done while the model is opened. */
@Composable
internal fun LoadingCard(step: LoadingStep, modifier: Modifier = Modifier) {
    Overlay(modifier.fillMaxWidth()) {
        Row(
            modifier = Modifier.padding(horizontal = 20.dp, vertical = 24.dp),
            horizontalArrangement = Arrangement.spacedBy(16.dp),
            verticalAlignment = Alignment.CenterVertically
        ) {
            CircularProgressIndicator(Modifier.size(32.dp), strokeWidth = 3.dp)
            Text(
                text = stepText(step),
                modifier = Modifier.semantics { liveRegion = LiveRegionMode.Polite },
                style = MaterialTheme.typography.titleMedium
            )
        }
    }
}

@PreviewLightDark
@Composable
private fun LoadingCardPreview() {
    AppTheme { LoadingCard(PreviewStates.loading.step) }
}
