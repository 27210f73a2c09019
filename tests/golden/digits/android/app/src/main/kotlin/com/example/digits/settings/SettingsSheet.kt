package com.example.digits.settings

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.selection.toggleable
import androidx.compose.foundation.verticalScroll
import androidx.compose.material3.ExperimentalMaterial3Api
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.ModalBottomSheet
import androidx.compose.material3.Surface
import androidx.compose.material3.Switch
import androidx.compose.material3.Text
import androidx.compose.material3.rememberModalBottomSheetState
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.tooling.preview.Preview
import androidx.compose.ui.tooling.preview.PreviewLightDark
import androidx.compose.ui.unit.dp
import com.example.digits.R
import com.example.digits.ui.AppTheme

/** What the user can choose, on a sheet. */
@OptIn(ExperimentalMaterial3Api::class)
@Composable
fun SettingsSheet(state: SettingsUiState, onChange: (Settings) -> Unit, onDismiss: () -> Unit) {
    ModalBottomSheet(
        onDismissRequest = onDismiss,
        sheetState = rememberModalBottomSheetState(skipPartiallyExpanded = true)
    ) {
        SettingsContent(state, onChange)
    }
}

/** The sheet's content: a switch for each setting. */
@Composable
internal fun SettingsContent(state: SettingsUiState, onChange: (Settings) -> Unit) {
    val settings = state.settings
    Column(Modifier.verticalScroll(rememberScrollState()).padding(bottom = 24.dp)) {
        Text(
            text = stringResource(R.string.settings),
            modifier = Modifier
                .padding(start = 24.dp, end = 24.dp, bottom = 8.dp)
                .semantics { heading() },
            style = MaterialTheme.typography.titleLarge
        )
        SettingSwitch(
            title = stringResource(R.string.smoothing),
            text = stringResource(R.string.smoothing_text),
            isOn = settings.isSmoothing,
            onChange = { onChange(settings.copy(isSmoothing = it)) }
        )
        if (state.hasNpuRuntime) {
            SettingSwitch(
                title = stringResource(R.string.try_npu),
                text = stringResource(R.string.try_npu_text),
                isOn = settings.tryNpu,
                onChange = { onChange(settings.copy(tryNpu = it)) }
            )
        }
    }
}

/** The whole row is the target, and is read aloud as one. */
@Composable
private fun SettingSwitch(title: String, text: String, isOn: Boolean, onChange: (Boolean) -> Unit) {
    Row(
        modifier = Modifier
            .fillMaxWidth()
            .toggleable(value = isOn, role = Role.Switch, onValueChange = onChange)
            .padding(horizontal = 24.dp, vertical = 12.dp),
        horizontalArrangement = Arrangement.spacedBy(24.dp),
        verticalAlignment = Alignment.CenterVertically
    ) {
        Column(Modifier.weight(1f), Arrangement.spacedBy(2.dp)) {
            Text(title, style = MaterialTheme.typography.bodyLarge)
            Text(
                text = text,
                color = MaterialTheme.colorScheme.onSurfaceVariant,
                style = MaterialTheme.typography.bodyMedium
            )
        }
        Switch(checked = isOn, onCheckedChange = null)
    }
}

@PreviewLightDark
@Preview(fontScale = 2f)
@Composable
private fun SettingsPreview() {
    val state = SettingsUiState(Settings(), hasNpuRuntime = true)
    AppTheme { Surface { SettingsContent(state, onChange = {}) } }
}
