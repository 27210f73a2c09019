package {{ cookiecutter.application_id }}.camera

import android.Manifest
import android.content.Context
import android.content.Intent
import android.content.pm.PackageManager
import android.net.Uri
import android.provider.Settings
import androidx.activity.compose.LocalActivity
import androidx.activity.compose.rememberLauncherForActivityResult
import androidx.activity.result.contract.ActivityResultContracts.RequestPermission
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.platform.LocalContext
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.LifecycleResumeEffect
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.ui.MessageScreen

/** Shows [content] once the camera may be used; until then says why it is needed. */
@Composable
fun CameraPermission(content: @Composable () -> Unit) {
    val context = LocalContext.current
    val activity = LocalActivity.current
    var isGranted by remember { mutableStateOf(context.mayUseCamera()) }
    var isDeniedForGood by rememberSaveable { mutableStateOf(false) }
    val launcher = rememberLauncherForActivityResult(RequestPermission()) { granted ->
        isGranted = granted
        isDeniedForGood = !granted &&
            activity?.shouldShowRequestPermissionRationale(Manifest.permission.CAMERA) == false
    }
    // The answer may have been changed in the settings meanwhile.
    LifecycleResumeEffect(Unit) {
        isGranted = context.mayUseCamera()
        onPauseOrDispose {}
    }
    when {
        isGranted -> content()

        isDeniedForGood -> MessageScreen(
            title = stringResource(R.string.permission_title),
            text = stringResource(R.string.permission_denied),
            action = stringResource(R.string.permission_settings),
            onAction = { context.openAppSettings() }
        )

        else -> MessageScreen(
            title = stringResource(R.string.permission_title),
            text = stringResource(R.string.permission_reason),
            action = stringResource(R.string.permission_allow),
            onAction = { launcher.launch(Manifest.permission.CAMERA) }
        )
    }
}

private fun Context.mayUseCamera(): Boolean =
    checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED

private fun Context.openAppSettings() {
    val app = Uri.fromParts("package", packageName, null)
    startActivity(Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, app))
}
