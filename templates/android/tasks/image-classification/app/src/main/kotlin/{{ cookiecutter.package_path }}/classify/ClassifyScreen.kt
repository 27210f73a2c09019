package {{ cookiecutter.application_id }}.classify

import android.util.Rational
import android.view.Surface
import androidx.camera.compose.CameraXViewfinder
import androidx.camera.core.ViewPort
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.IntSize
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
    var size by remember { mutableStateOf(IntSize.Zero) }
    var hasCamera by remember { mutableStateOf(true) }
    var attempt by remember { mutableIntStateOf(0) }
    val viewPort = rememberViewPort(size)
    LaunchedEffect(camera, lifecycleOwner, viewPort, attempt) {
        hasCamera = true
        try {
            if (viewPort != null) camera.run(lifecycleOwner, viewPort, viewModel::onFrame)
        } catch (_: NoCameraException) {
            hasCamera = false
        }
    }
    Box(Modifier.fillMaxSize().onSizeChanged { size = it }) {
        if (hasCamera) {
            ClassifyContent(uiState, onRetry = viewModel::onRetry) { modifier ->
                surfaceRequest?.let { CameraXViewfinder(surfaceRequest = it, modifier = modifier) }
            }
        } else {
            MessageScreen(
                title = stringResource(R.string.no_camera_title),
                text = stringResource(R.string.no_camera_text),
                action = stringResource(R.string.failed_retry),
                onAction = { attempt++ }
            )
        }
    }
}

/** A view port for a view of [size]; null until the view has one. */
@Composable
private fun rememberViewPort(size: IntSize): ViewPort? {
    val rotation = LocalView.current.display?.rotation ?: Surface.ROTATION_0
    return remember(size, rotation) {
        val aspectRatio = Rational(size.width, size.height)
        if (size == IntSize.Zero) null else ViewPort.Builder(aspectRatio, rotation).build()
    }
}
