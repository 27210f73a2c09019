package com.example.digits.classify

import androidx.compose.runtime.Composable
import androidx.compose.ui.res.stringResource
import com.example.digits.R
import com.example.digits.camera.CameraControls
import com.example.digits.ui.OverlayButton
import com.example.digits.ui.OverlayToggle

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
