package com.example.digits.camera

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.tooling.preview.Preview
import com.example.digits.R
import com.example.digits.ui.AppTheme
import com.example.digits.ui.MessageScreen

/** Says why the camera is needed and how to allow it, and offers to go on without it. */
@Composable
fun CameraPermissionContent(
    access: CameraAccess,
    onAsk: () -> Unit,
    onSettings: () -> Unit,
    onOpenPicture: () -> Unit,
    modifier: Modifier = Modifier
) {
    val isBlocked = access == CameraAccess.BLOCKED
    val action = if (isBlocked) R.string.permission_settings else R.string.permission_allow
    MessageScreen(
        title = stringResource(
            if (isBlocked) R.string.permission_blocked_title else R.string.permission_title
        ),
        text = permissionText(access),
        modifier = modifier,
        icon = if (isBlocked) R.drawable.ic_camera_off else R.drawable.ic_camera,
        action = stringResource(action),
        onAction = if (isBlocked) onSettings else onAsk,
        otherAction = stringResource(R.string.open_picture),
        onOtherAction = onOpenPicture
    )
}

@Composable
private fun permissionText(access: CameraAccess): String {
    val text = when (access) {
        CameraAccess.NOT_ASKED, CameraAccess.GRANTED -> R.string.permission_reason
        CameraAccess.DISMISSED -> R.string.permission_dismissed
        CameraAccess.DENIED -> R.string.permission_denied
        CameraAccess.BLOCKED -> R.string.permission_blocked
    }
    return stringResource(text, stringResource(R.string.app_name))
}

@Preview
@Composable
private fun NotAskedPreview() {
    AppTheme { CameraPermissionContent(CameraAccess.NOT_ASKED, {}, {}, {}) }
}

@Preview
@Composable
private fun DeniedPreview() {
    AppTheme { CameraPermissionContent(CameraAccess.DENIED, {}, {}, {}) }
}

@Preview
@Composable
private fun BlockedPreview() {
    AppTheme { CameraPermissionContent(CameraAccess.BLOCKED, {}, {}, {}) }
}
