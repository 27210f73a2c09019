package {{ cookiecutter.application_id }}.classify

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.camera.CameraControls
import {{ cookiecutter.application_id }}.ui.OverlayButton
import {{ cookiecutter.application_id }}.ui.OverlayToggle

/**
 * What the camera that is open can do, to be put into a row or a column.
 *
 * @param isLive whether its picture is shown. The torch can be switched off beside a held frame, for
 *   it stays on there; nobody would see what another lens sees.
 */
@Composable
internal fun CameraButtons(controls: CameraControls, isLive: Boolean, actions: ClassifyActions) {
    if (controls.hasTorch) {
        OverlayToggle(
            icon = if (controls.isTorchOn) R.drawable.ic_torch_on else R.drawable.ic_torch_off,
            label = stringResource(R.string.torch),
            isOn = controls.isTorchOn,
            onChange = actions.onTorch
        )
    }
    if (controls.canSwitch) {
        OverlayButton(
            icon = R.drawable.ic_switch_camera,
            label = stringResource(R.string.switch_camera),
            onClick = actions.onSwitchCamera,
            isEnabled = isLive
        )
    }
}
