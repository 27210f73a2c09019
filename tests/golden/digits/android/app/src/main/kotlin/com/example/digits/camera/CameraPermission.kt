package com.example.digits.camera

import android.Manifest
import android.content.ActivityNotFoundException
import android.content.Context
import android.content.Intent
import android.net.Uri
import android.provider.Settings
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.lifecycle.compose.LifecycleResumeEffect

/**
 * Shows [content] once the camera may be used; until then says why it is needed and what can be
 * done without it.
 */
@Composable
fun CameraPermission(onOpenPicture: () -> Unit, content: @Composable () -> Unit) {
    val activity = checkNotNull(LocalActivity.current) { "Not in an activity" }
    val reader = remember(activity) { PermissionReader(activity) }
    var facts by remember(reader) { mutableStateOf(reader.read()) }
    var requests by rememberSaveable { mutableIntStateOf(0) }
    var mayHaveChanged by rememberSaveable { mutableStateOf(false) }
    var hasSettings by remember { mutableStateOf(true) }
    val launcher = rememberLauncherForActivityResult(RequestPermission()) { isGranted ->
        requests = if (isGranted) 0 else requests + 1
        mayHaveChanged = false
        facts = reader.read()
    }
    // The answer may have been changed in the settings meanwhile.
    LifecycleResumeEffect(reader) {
        facts = reader.read()
        onPauseOrDispose {}
    }
    when (val access = facts.access(requests, mayHaveChanged)) {
        CameraAccess.GRANTED -> content()

        else -> CameraPermissionContent(
            access = access,
            onAsk = { launcher.launch(Manifest.permission.CAMERA) },
            onSettings = {
                hasSettings = activity.openAppSettings()
                mayHaveChanged = hasSettings
            }.takeIf { hasSettings },
            onOpenPicture = onOpenPicture
        )
    }
}

/** Returns whether there are any: a device that is made for one purpose may have none. */
private fun Context.openAppSettings(): Boolean {
    val app = Uri.fromParts("package", packageName, null)
    return try {
        startActivity(Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, app))
        true
    } catch (_: ActivityNotFoundException) {
        false
    }
}
