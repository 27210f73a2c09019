package NAMESPACE.screenshots

import androidx.compose.foundation.Image
import androidx.compose.runtime.Composable
import androidx.compose.ui.layout.ContentScale
import java.util.Locale
import NAMESPACE.classify.ClassifyContent
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.inference.Accelerator
import NAMESPACE.inference.LoadingStep
import NAMESPACE.ui.AppTheme
import screens.Screen
import screens.Shot

private val phone = Screen.phone
private val dark = phone.copy(isDark = true)
private val large = phone.copy(fontScale = 2f)

internal val cameraShots = listOf(
    running("running-light", "Sure, on the GPU", phone),
    running("running-dark", "The same in the dark theme", dark),
    running("running-fallback-light", "The GPU was wrong, so the CPU runs the model", phone, onCpu),
    running("running-large-font", "Text at twice its size", large),
    running("running-landscape", "A phone on its side", Screen.landscape),
    running("running-tablet", "A tablet", Screen.tablet),
    shot("running-right-to-left", "Right to left, with labels in Hebrew", phone.copy(locale = Locale.forLanguageTag("he-IL"))) {
        ClassifyUiState.Running(onGpu, classification(it, hebrew))
    },
    shot("not-sure-light", "Below the threshold", phone, Writing.SCRIBBLE) {
        ClassifyUiState.Running(onGpu, classification(it, unclear))
    },
    shot("not-sure-dark", "Below the threshold, dark", dark, Writing.SCRIBBLE) {
        ClassifyUiState.Running(onGpu, classification(it, unclear))
    }
)

internal val loadingShots = listOf(
    shot("loading-model", "Starting: the model is read", phone) {
        ClassifyUiState.Loading(LoadingStep.ReadingModel)
    },
    shot("loading-accelerator", "Starting: an accelerator is prepared", dark) {
        ClassifyUiState.Loading(LoadingStep.Preparing(Accelerator.GPU))
    },
    shot("loading-check", "Starting: its answers are checked", phone) {
        ClassifyUiState.Loading(LoadingStep.Checking(Accelerator.GPU))
    }
)

internal val messageShots = listOf(
    shot("failed-light", "No accelerator can run the model", phone) { ClassifyUiState.Failed("", noneWorks) },
    shot("failed-dark", "The same in the dark theme", dark) { ClassifyUiState.Failed("", noneWorks) }
)

private fun running(name: String, caption: String, screen: Screen, accelerators: NAMESPACE.inference.AcceleratorReport = onGpu) =
    shot(name, caption, screen) { ClassifyUiState.Running(accelerators, classification(it)) }

private fun shot(
    name: String,
    caption: String,
    screen: Screen,
    writing: Writing = Writing.SEVEN,
    state: (Screen) -> ClassifyUiState
) = Shot(name, caption, screen) { ClassifyShot(screen, state(screen), writing) }

@Composable
private fun ClassifyShot(screen: Screen, state: ClassifyUiState, writing: Writing) {
    val scale = if (screen.width > 1000) 1 else 2
    val picture = cameraPicture(screen.width * scale, screen.height * scale, writing)
    AppTheme {
        ClassifyContent(state, onRetry = {}) { Image(picture, null, it, contentScale = ContentScale.Crop) }
    }
}
