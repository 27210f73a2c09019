package com.example.digits.camera

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.tooling.preview.Preview
import com.example.digits.R
import com.example.digits.ui.AppTheme
import com.example.digits.ui.MessageScreen

/**
 * Says why the camera is needed and how to allow it, and offers to go on without it.
 *
 * @param onSettings null if the device has no settings for apps.
 */
@Composable
fun CameraPermissionContent(
    access: CameraAccess,
    onAsk: () -> Unit,
    onSettings: (() -> Unit)?,
    onOpenPicture: () -> Unit,
    modifier: Modifier = Modifier
) {
    val isBlocked = access == CameraAccess.BLOCKED
    val onAllow = if (isBlocked) onSettings else onAsk
    val allow = if (isBlocked) R.string.permission_settings else R.string.permission_allow
    MessageScreen(
        title = stringResource(
            if (isBlocked) R.string.permission_blocked_title else R.string.permission_title
        ),
        text = permissionText(access, hasSettings = onSettings != null),
        modifier = modifier,
        icon = if (isBlocked) R.drawable.ic_camera_off else R.drawable.ic_camera,
        action = stringResource(allow).takeIf { onAllow != null },
        onAction = onAllow ?: {},
        otherAction = stringResource(R.string.open_picture),
        onOtherAction = onOpenPicture
    )
}

@Composable
private fun permissionText(access: CameraAccess, hasSettings: Boolean): String {
    val text = when (access) {
        CameraAccess.NOT_ASKED, CameraAccess.GRANTED -> R.string.permission_reason

        CameraAccess.DISMISSED -> R.string.permission_dismissed

        CameraAccess.DENIED -> R.string.permission_denied

        CameraAccess.BLOCKED ->
            if (hasSettings) R.string.permission_blocked else R.string.permission_no_settings
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

@Preview
@Composable
private fun NoSettingsPreview() {
    AppTheme { CameraPermissionContent(CameraAccess.BLOCKED, {}, onSettings = null, {}) }
}
