package {{ cookiecutter.application_id }}.classify

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.res.stringResource
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import {{ cookiecutter.application_id }}.R
import {{ cookiecutter.application_id }}.camera.CameraFeed
import {{ cookiecutter.application_id }}.camera.CameraPreview
import {{ cookiecutter.application_id }}.ui.MessageScreen

/** Runs the camera while it is shown, and says what the model sees in it. */
@Composable
fun ClassifyScreen(viewModel: ClassifyViewModel, camera: CameraFeed) {
    val uiState by viewModel.uiState.collectAsStateWithLifecycle()
    val controls by camera.controls.collectAsStateWithLifecycle()
    val problem by camera.problem.collectAsStateWithLifecycle()
    val actions = ClassifyActions(
        onSwitchCamera = camera::switchLens,
        onTorch = camera::setTorch,
        onRetry = viewModel::onRetry
    )
    Box(Modifier.fillMaxSize()) {
        ClassifyContent(uiState, Scene.Live, controls, actions) { modifier ->
            CameraPreview(camera, { viewModel.onFrame(it.frame) }, modifier)
        }
        if (problem != null) {
            MessageScreen(
                title = stringResource(R.string.no_camera_title),
                text = stringResource(R.string.no_camera_text),
                action = stringResource(R.string.failed_retry),
                onAction = camera::retry
            )
        }
    }
}
