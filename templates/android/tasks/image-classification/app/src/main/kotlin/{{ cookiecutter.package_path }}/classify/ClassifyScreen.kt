package {{ cookiecutter.application_id }}.classify

import androidx.camera.compose.CameraXViewfinder
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.camera.CameraFeed
import {{ cookiecutter.application_id }}.camera.NoCameraException
import {{ cookiecutter.application_id }}.ui.MessageScreen

/** Runs the camera while it is shown, and says what the model sees in it. */
@Composable
fun ClassifyScreen(viewModel: ClassifyViewModel, camera: CameraFeed) {
    val uiState by viewModel.uiState.collectAsStateWithLifecycle()
    val surfaceRequest by camera.surfaceRequests.collectAsStateWithLifecycle()
    val lifecycleOwner = LocalLifecycleOwner.current
    var hasCamera by remember { mutableStateOf(true) }
    LaunchedEffect(camera, lifecycleOwner) {
        try {
            camera.run(lifecycleOwner, viewModel::onFrame)
        } catch (_: NoCameraException) {
            hasCamera = false
        }
    }
    if (hasCamera) {
        ClassifyContent(uiState, onRetry = viewModel::onRetry) { modifier ->
            surfaceRequest?.let { CameraXViewfinder(surfaceRequest = it, modifier = modifier) }
        }
    } else {
        MessageScreen(
            title = stringResource(R.string.no_camera_title),
            text = stringResource(R.string.no_camera_text)
        )
    }
}
