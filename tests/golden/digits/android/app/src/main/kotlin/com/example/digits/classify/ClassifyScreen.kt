package com.example.digits.classify

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.saveable.rememberSaveableStateHolder
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.keepScreenOn
import androidx.lifecycle.compose.collectAsStateWithLifecycle
import com.example.digits.camera.CameraFeed
import com.example.digits.camera.CameraPermission
import com.example.digits.camera.CameraPreview
import com.example.digits.camera.CameraProblemScreen
import com.example.digits.picture.rememberPicturePicker
import com.example.digits.ui.WhiteSystemBarIcons

/**
 * Shows what the camera or a picture shows, and what the model says of it.
 *
 * The camera goes on under a sheet: the inspector measures it, and what a setting does is seen at
 * once. It goes on under a held frame too, so that continuing takes no time, and beside a model that
 * failed: it still works, as the card says, and the next try has something to look at. The screen may
 * go dark then, which closes it. It is off while a picture is shown, and whenever the app isn't.
 */
@Composable
fun ClassifyScreen(viewModel: ClassifyViewModel, camera: CameraFeed, inspection: Inspection) {
    val scene by viewModel.scene.collectAsStateWithLifecycle()
    val pictureProblem by viewModel.pictureProblem.collectAsStateWithLifecycle()
    var sheet by rememberSaveable { mutableStateOf<Sheet?>(null) }
    val cameraState = rememberSaveableStateHolder()
    val actions = ClassifyActions(
        onInspect = { sheet = Sheet.INSPECTOR },
        onSwitchCamera = camera::switchLens,
        onTorch = camera::setTorch,
        onFreeze = viewModel::onFreeze,
        onContinue = viewModel::onBackToCamera,
        onGallery = rememberPicturePicker(viewModel::onPicture, viewModel::onPictureProblem),
        onSettings = { sheet = Sheet.SETTINGS },
        onBackToCamera = viewModel::onBackToCamera,
        onRetry = viewModel::onRetry,
        onCopyReport = rememberReportCopier(inspection)
    )
    BackToCamera(isAway = scene !is Scene.Live, onBack = viewModel::onBackToCamera) {
        if (scene is Scene.Still) {
            ClassifyScene(viewModel, scene, camera, actions)
        } else {
            // What is known of the permission is needed again after a picture.
            cameraState.SaveableStateProvider("camera") {
                CameraPermission(actions.onGallery) {
                    ClassifyScene(viewModel, scene, camera, actions)
                }
            }
        }
        PictureProblemNotice(
            problem = pictureProblem,
            onSeen = viewModel::onPictureProblemSeen,
            modifier = Modifier.align(Alignment.BottomCenter)
        )
    }
    sheet?.let { ClassifySheet(it, viewModel, inspection, onDismiss = { sheet = null }) }
}

@Composable
private fun ClassifyScene(
    viewModel: ClassifyViewModel,
    scene: Scene,
    camera: CameraFeed,
    actions: ClassifyActions
) {
    val uiState by viewModel.uiState.collectAsStateWithLifecycle()
    val controls by camera.controls.collectAsStateWithLifecycle()
    val problem by camera.problem.collectAsStateWithLifecycle()
    val shownProblem = problem?.takeIf { scene is Scene.Live }
    val isLive = scene is Scene.Live && problem == null && uiState is ClassifyUiState.Running
    Box(if (isLive) Modifier.fillMaxSize().keepScreenOn() else Modifier.fillMaxSize()) {
        ClassifyContent(
            uiState = uiState,
            scene = scene,
            controls = controls,
            actions = actions,
            message = shownProblem?.let {
                { CameraProblemScreen(it, camera::retry, actions.onGallery) }
            }
        ) { modifier -> CameraPreview(camera, viewModel::onFrame, modifier) }
    }
    if (shownProblem == null) WhiteSystemBarIcons()
}
