package com.example.digits.inspector

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ButtonDefaults
import androidx.compose.material3.FilledTonalButton
import androidx.compose.material3.Icon
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.res.painterResource
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.inference.Accelerator

/**
 * What the inspector lets its user do.
 *
 * @property onForce gets the accelerator to run on, or null for the app's own choice.
 * @property onMeasureAgain has the app choose anew.
 */
class InspectorActions(
    val onForce: (Accelerator?) -> Unit = {},
    val onMeasureAgain: () -> Unit = {},
    val onCopyReport: () -> Unit = {},
    val onCopyDigest: () -> Unit = {}
)

/** Why the model is fast or slow, right or wrong; [picture] is that of [state], ready to draw. */
@Composable
fun InspectorContent(
    state: InspectorUiState,
    picture: ImageBitmap?,
    actions: InspectorActions,
    modifier: Modifier = Modifier
) {
    val running = state as? InspectorUiState.Running
    Column(
        modifier = modifier
            .verticalScroll(rememberScrollState())
            .padding(start = 16.dp, end = 16.dp, bottom = 24.dp),
        verticalArrangement = Arrangement.spacedBy(12.dp)
    ) {
        Header(actions.onCopyReport, canCopyReport = state !is InspectorUiState.Opening)
        when (state) {
            is InspectorUiState.Opening -> OpeningSection(state.step)
            is InspectorUiState.Running -> AcceleratorSection(state.accelerators, actions)
            is InspectorUiState.Failed -> FailedSection(state, actions)
        }
        TimeSection(running?.frames)
        InputSection(state.model, running?.picture, picture)
        ModelSection(state.model, actions.onCopyDigest)
        DeviceSection(state.device, state.model.runtime)
    }
}

@Composable
private fun Header(onCopyReport: () -> Unit, canCopyReport: Boolean) {
    FlowRow(
        modifier = Modifier.fillMaxWidth(),
        horizontalArrangement = Arrangement.SpaceBetween,
        itemVerticalAlignment = Alignment.CenterVertically
    ) {
        Text(
            text = stringResource(R.string.inspector_title),
            modifier = Modifier.padding(vertical = 8.dp).semantics { heading() },
            style = MaterialTheme.typography.headlineSmall
        )
        FilledTonalButton(
            onClick = onCopyReport,
            enabled = canCopyReport,
            contentPadding = ButtonDefaults.ButtonWithIconContentPadding
        ) {
            Icon(
                painter = painterResource(R.drawable.ic_copy),
                contentDescription = null,
                modifier = Modifier.padding(end = 8.dp).size(ButtonDefaults.IconSize)
            )
            Text(stringResource(R.string.inspector_copy_report))
        }
    }
}
