package com.example.digits.camera

import android.util.Rational
import androidx.camera.compose.CameraXViewfinder
import androidx.camera.core.ViewPort
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.rememberUpdatedState
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.platform.LocalView
import androidx.compose.ui.unit.IntSize
import androidx.lifecycle.compose.LocalLifecycleOwner
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import kotlinx.coroutines.flow.collectLatest
import kotlinx.coroutines.flow.filter

/**
 * Shows what [camera] sees and hands its frames to [onFrame]. The camera runs as long as this is
 * composed: keep it so under the message about a problem, or nothing recovers.
 */
@Composable
fun CameraPreview(
    camera: CameraFeed,
    onFrame: suspend (CameraFrame) -> Unit,
    modifier: Modifier = Modifier
) {
    val surfaceRequest by camera.surfaceRequests.collectAsStateWithLifecycle()
    val lifecycleOwner = LocalLifecycleOwner.current
    val view = LocalView.current
    val currentOnFrame by rememberUpdatedState(onFrame)
    var size by remember { mutableStateOf(IntSize.Zero) }
    LaunchedEffect(camera, lifecycleOwner, view, size) {
        val display = view.display ?: return@LaunchedEffect
        val rotations = display.rotations(view.context)
        rotations.quarterTurns(display.rotation).collectLatest { rotation ->
            val viewPort = viewPort(size, rotation) ?: return@collectLatest
            val halfTurns = rotations.filter { it % 2 == rotation % 2 }
            camera.run(lifecycleOwner, viewPort, halfTurns) { currentOnFrame(it) }
        }
    }
    Box(modifier.onSizeChanged { size = it }) {
        surfaceRequest?.let { CameraXViewfinder(it, Modifier.fillMaxSize()) }
    }
}

/** What a view of [size] shows of the camera's picture; null before the view is laid out. */
private fun viewPort(size: IntSize, rotation: Int): ViewPort? =
    if (size.width == 0 || size.height == 0) {
        null
    } else {
        ViewPort.Builder(Rational(size.width, size.height), rotation).build()
    }
