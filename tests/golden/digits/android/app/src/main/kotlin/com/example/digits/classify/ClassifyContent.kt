package com.example.digits.classify

import androidx.compose.foundation.Image
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.WindowInsets
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.statusBars
import androidx.compose.foundation.layout.windowInsetsTopHeight
import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.scale
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.semantics.clearAndSetSemantics
import com.example.digits.R
import com.example.digits.camera.CameraControls
import com.example.digits.inference.Classification
import com.example.digits.ui.Overlays

/**
 * The classify screen without its camera.
 *
 * @param controls what the camera can do; null while no camera runs.
 * @param message fills the screen over the viewfinder, which goes on without being seen.
 * @param viewfinder draws what the camera sees.
 */
@Composable
fun ClassifyContent(
    uiState: ClassifyUiState,
    scene: Scene,
    controls: CameraControls?,
    actions: ClassifyActions,
    message: (@Composable () -> Unit)? = null,
    viewfinder: @Composable (Modifier) -> Unit
) {
    val classification = (uiState as? ClassifyUiState.Running)?.classification
    // Kept here, for a window that is turned puts card and picture elsewhere.
    val isExpanded = rememberSaveable { mutableStateOf(false) }
    val zoom = remember((scene as? Scene.Still)?.picture) { mutableStateOf(Zoom()) }
    Box(Modifier.fillMaxSize().background(Color.Black)) {
        if (scene !is Scene.Still) {
            val modifier = if (message == null) Modifier else Modifier.clearAndSetSemantics {}
            viewfinder(modifier.fillMaxSize())
        }
        if (message != null) {
            message()
        } else {
            if (scene !is Scene.Still) OverViewfinder(scene, classification)
            val hasPicture = scene is Scene.Frozen || scene == Scene.Live(hasFrames = true)
            Overlays(areOverPicture = hasPicture) {
                ClassifyLayout(parts(uiState, scene, controls, actions, isExpanded, zoom))
            }
        }
    }
}

private fun parts(
    uiState: ClassifyUiState,
    scene: Scene,
    controls: CameraControls?,
    actions: ClassifyActions,
    isExpanded: MutableState<Boolean>,
    zoom: MutableState<Zoom>
): ClassifyParts {
    val classification = (uiState as? ClassifyUiState.Running)?.classification
    return ClassifyParts(
        status = { StatusPill(uiState, scene, actions.onInspect) },
        buttons = {
            if (controls != null && scene !is Scene.Still) {
                CameraButtons(controls, isLive = scene is Scene.Live, actions)
            }
        },
        still = (scene as? Scene.Still)?.let {
            { ZoomablePicture(it.picture, classification, zoom, Modifier.fillMaxSize()) }
        },
        card = { StateCard(uiState, actions, isExpanded) },
        controls = { ControlRow(scene, actions) }
    )
}

private val scrim =
    Brush.verticalGradient(0.5f to Color.Black.copy(alpha = 0.4f), 1f to Color.Transparent)

/** A held frame, what the model sees, and a shade at the top, where the clock is. */
@Composable
private fun OverViewfinder(scene: Scene, classification: Classification?) {
    if (scene is Scene.Frozen) {
        Image(
            bitmap = scene.picture,
            contentDescription = stringResource(R.string.frozen_picture),
            // As the preview was, or things would change sides.
            modifier = Modifier.fillMaxSize().scale(if (scene.isMirrored) -1f else 1f, 1f),
            contentScale = ContentScale.Crop
        )
    }
    if (classification != null) {
        val frame = classification.frame
        SeenRegion(frame, classification.region, Modifier.fillMaxSize()) { view ->
            placeOf(frame, view, ContentScale.Crop)
        }
    }
    Box(Modifier.fillMaxWidth().windowInsetsTopHeight(WindowInsets.statusBars).background(scrim))
}

/** The results, or what there is to be told in their place. */
@Composable
private fun StateCard(
    uiState: ClassifyUiState,
    actions: ClassifyActions,
    isExpanded: MutableState<Boolean>
) {
    when (uiState) {
        is ClassifyUiState.Loading -> LoadingCard(uiState.step)
        is ClassifyUiState.Running -> uiState.classification?.let { ResultCard(it, isExpanded) }
        is ClassifyUiState.Failed -> FailureCard(uiState, actions.onRetry, actions.onCopyReport)
    }
}
