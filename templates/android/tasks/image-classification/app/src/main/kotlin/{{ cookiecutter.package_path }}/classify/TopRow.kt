package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.isTraversalGroup
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.camera.CameraControls
import {{ cookiecutter.application_id }}.ui.OverlayButton
import {{ cookiecutter.application_id }}.ui.OverlayToggle

/** How the model runs, and what the camera can do; [controls] is null where no camera runs. */
@Composable
internal fun TopRow(
    uiState: ClassifyUiState,
    controls: CameraControls?,
    actions: ClassifyActions,
    modifier: Modifier = Modifier
) {
    Row(
        modifier = modifier.semantics { isTraversalGroup = true },
        horizontalArrangement = Arrangement.spacedBy(8.dp),
        verticalAlignment = Alignment.Top
    ) {
        Box(Modifier.weight(1f)) {
            if (uiState is ClassifyUiState.Running) StatusPill(uiState, actions.onInspect)
        }
        if (controls?.hasTorch == true) TorchToggle(controls.isTorchOn, actions.onTorch)
        if (controls?.canSwitch == true) {
            OverlayButton(
                icon = R.drawable.ic_switch_camera,
                label = stringResource(R.string.switch_camera),
                onClick = actions.onSwitchCamera
            )
        }
    }
}

@Composable
private fun TorchToggle(isOn: Boolean, onTorch: (Boolean) -> Unit) {
    OverlayToggle(
        icon = if (isOn) R.drawable.ic_torch_on else R.drawable.ic_torch_off,
        label = stringResource(R.string.torch),
        isOn = isOn,
        onChange = onTorch
    )
}
