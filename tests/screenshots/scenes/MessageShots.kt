package NAMESPACE.screenshots

import androidx.compose.runtime.Composable
import NAMESPACE.camera.CameraAccess
import NAMESPACE.camera.CameraPermissionContent
import NAMESPACE.camera.CameraProblem
import NAMESPACE.camera.CameraProblemScreen
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.ui.AppTheme
import screens.Screen
import screens.Shot

internal val messageShots = listOf(
    permission("permission", "Before the system asks", phone, CameraAccess.NOT_ASKED),
    permission("permission-denied-dark", "After it was denied once", dark, CameraAccess.DENIED),
    permission("permission-blocked", "Denied for good", phone, CameraAccess.BLOCKED),
    permission("permission-large-font", "Text at twice its size", largeFont, CameraAccess.NOT_ASKED),
    problem("no-camera", "No camera", phone, CameraProblem.NO_CAMERA),
    problem("camera-in-use-landscape", "Another app uses the camera", Screen.landscape, CameraProblem.IN_USE),
    failed("failed", "No accelerator can run the model", phone),
    failed("failed-dark-large-font", "The same, dark and at twice its size", largeFont.copy(isDark = true)),
    failed("failed-landscape", "The same on a phone on its side", Screen.landscape),
    Shot("failed-still", "The same beside a picture", phone) { StillShot(phone) { modelFailed } }
)

internal val modelFailed = ClassifyUiState.Failed("", noneWorks)

private fun permission(name: String, caption: String, screen: Screen, access: CameraAccess) =
    message(name, caption, screen) { CameraPermissionContent(access, onAsk = {}, onSettings = {}, onOpenPicture = {}) }

private fun problem(name: String, caption: String, screen: Screen, problem: CameraProblem) =
    message(name, caption, screen) { CameraProblemScreen(problem, onRetry = {}, onOpenPicture = {}) }

private fun failed(name: String, caption: String, screen: Screen) =
    Shot(name, caption, screen) { ClassifyShot(screen, modelFailed) }

private fun message(name: String, caption: String, screen: Screen, content: @Composable () -> Unit) =
    Shot(name, caption, screen) { AppTheme(content) }
