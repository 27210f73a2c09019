package NAMESPACE.screenshots

import androidx.compose.foundation.Image
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import java.util.Locale
import kotlin.time.Duration.Companion.milliseconds
import NAMESPACE.camera.CameraControls
import NAMESPACE.classify.ClassifyActions
import NAMESPACE.classify.ClassifyContent
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.classify.Pace
import NAMESPACE.classify.Scene
import NAMESPACE.inference.Accelerator
import NAMESPACE.inference.ImageSize
import NAMESPACE.inference.LoadingStep
import NAMESPACE.ui.AppTheme
import screens.Screen
import screens.Shot

internal val phone = Screen.phone
internal val dark = phone.copy(isDark = true)
internal val largeFont = phone.copy(fontScale = 2f)
internal val hebrewPhone = phone.copy(locale = Locale.forLanguageTag("he-IL"))
private val uprightTablet = Screen.tablet.copy(width = 800, height = 1280, isDark = true)

internal val cameraShots = listOf(
    live("running", "Sure, on the GPU", phone) { running(classification(it)) },
    live("running-dark", "The same in the dark theme", dark) { running(classification(it)) },
    live("not-sure", "Below the threshold", phone, Writing.SCRIBBLE) { running(classification(it, unclear)) },
    live("not-sure-dark", "Below the threshold, dark", dark, Writing.SCRIBBLE) {
        running(classification(it, unclear))
    },
    live("fall-back", "The GPU was wrong, so the CPU runs the model", phone) {
        running(classification(it), onCpu, Pace(7.8.milliseconds, framesPerSecond = 30f))
    },
    live("large-font", "Text at twice its size", largeFont) { running(classification(it)) },
    Shot("long-labels", "Long labels, in several scripts", phone, mayAbbreviate = true) {
        ClassifyShot(phone, running(classification(phone, longLabels)))
    },
    live("right-to-left", "Right to left, with labels in Hebrew", hebrewPhone) {
        running(classification(it, hebrew))
    },
    live("landscape", "A phone on its side", Screen.landscape) { running(classification(it)) },
    live("landscape-large-font", "The same with text at twice its size", Screen.landscape.copy(fontScale = 2f)) {
        running(classification(it))
    },
    live("tablet", "A tablet", Screen.tablet) { running(classification(it)) },
    live("tablet-upright-dark", "A tablet that stands upright", uprightTablet) {
        running(classification(it))
    }
)

internal val heldShots = listOf(
    Shot("frozen", "A frame that is held", phone) {
        ClassifyShot(phone, running(classification(phone)), Scene.Frozen(pictureFor(phone)))
    },
    Shot("still", "A picture from the gallery", phone) { StillShot(phone) },
    Shot("still-landscape-dark", "The same on a phone on its side", Screen.landscape.copy(isDark = true)) {
        StillShot(Screen.landscape)
    }
)

internal val loadingShots = listOf(
    Shot("loading-model", "Starting: the camera is opened and the model read", phone) {
        AppTheme {
            ClassifyContent(
                uiState = ClassifyUiState.Loading(LoadingStep.ReadingModel),
                scene = Scene.Live(hasFrames = false),
                controls = CameraControls(),
                actions = ClassifyActions()
            ) {}
        }
    },
    live("loading-accelerator", "Starting: an accelerator is prepared", dark) {
        ClassifyUiState.Loading(LoadingStep.Preparing(Accelerator.GPU))
    },
    live("loading-check", "Starting: its answers are checked", largeFont) {
        ClassifyUiState.Loading(LoadingStep.Checking(Accelerator.GPU))
    }
)

private fun live(
    name: String,
    caption: String,
    screen: Screen,
    writing: Writing = Writing.SEVEN,
    state: (Screen) -> ClassifyUiState
) = Shot(name, caption, screen) { ClassifyShot(screen, state(screen), writing = writing) }

@Composable
private fun StillShot(screen: Screen) {
    val picture = cameraPicture(960, 1280)
    val size = ImageSize(picture.width, picture.height)
    ClassifyShot(screen, running(classification(size)), Scene.Still(picture))
}

@Composable
internal fun ClassifyShot(
    screen: Screen,
    state: ClassifyUiState,
    scene: Scene = Scene.Live(hasFrames = true),
    writing: Writing = Writing.SEVEN
) = AppTheme {
    ClassifyContent(
        uiState = state,
        scene = scene,
        controls = CameraControls(canSwitch = true, hasTorch = true),
        actions = ClassifyActions()
    ) { modifier -> Image(pictureFor(screen, writing), null, modifier, contentScale = ContentScale.Crop) }
}

private fun pictureFor(screen: Screen, writing: Writing = Writing.SEVEN): ImageBitmap {
    val pixels = screen.density
    return cameraPicture((screen.width * pixels).toInt(), (screen.height * pixels).toInt(), writing)
}
