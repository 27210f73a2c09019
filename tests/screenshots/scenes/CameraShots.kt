package NAMESPACE.screenshots

import androidx.compose.foundation.Image
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.layout.ContentScale
import java.util.Locale
import kotlin.time.Duration.Companion.milliseconds
import NAMESPACE.camera.CameraControls
import NAMESPACE.classify.ClassifyActions
import NAMESPACE.classify.ClassifyContent
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.classify.Pace
import NAMESPACE.classify.PictureProblemNotice
import NAMESPACE.classify.Scene
import NAMESPACE.inference.Accelerator
import NAMESPACE.inference.ImageSize
import NAMESPACE.inference.LoadingStep
import NAMESPACE.inference.PixelRegion
import NAMESPACE.picture.PictureProblem
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
    live("forced", "The CPU, because its user chose it", phone) {
        running(classification(it), forcedCpu, Pace(7.8.milliseconds, framesPerSecond = 30f))
    },
    live("refused", "The GPU was chosen and didn’t start", phone) {
        running(classification(it), onCpu, Pace(7.8.milliseconds, framesPerSecond = 30f)).copy(refused = failedGpu)
    },
    live("letterbox", "A model that sees the whole frame", phone) {
        running(classification(it).copy(seen = PixelRegion(0, 0, it.width, it.height)))
    },
    live("many-results", "A model with more than three results", phone) { running(classification(it, many)) },
    live("many-results-expanded", "All of them", phone, tapped = "Show more results") {
        running(classification(it, many))
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
    Shot("frozen", "A frame that is held, in the light of the torch", phone) {
        ClassifyShot(phone, running(classification(phone)), Scene.Frozen(pictureFor(phone)))
    },
    Shot("picture-problem", "A picture that can’t be read", phone) {
        ClassifyShot(phone, running(classification(phone)))
        AppTheme {
            Box(Modifier.fillMaxSize()) {
                PictureProblemNotice(PictureProblem.UNREADABLE, {}, Modifier.align(Alignment.BottomCenter))
            }
        }
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
    tapped: String? = null,
    state: (Screen) -> ClassifyUiState
) = Shot(name, caption, screen, tapped = tapped) { ClassifyShot(screen, state(screen), writing = writing) }

@Composable
internal fun StillShot(
    screen: Screen,
    state: (ImageSize) -> ClassifyUiState = { running(classification(it)) }
) {
    val picture = cameraPicture(960, 1280)
    ClassifyShot(screen, state(ImageSize(picture.width, picture.height)), Scene.Still(picture))
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
        controls = CameraControls(canSwitch = true, hasTorch = true, isTorchOn = scene is Scene.Frozen),
        actions = ClassifyActions()
    ) { modifier -> Image(pictureFor(screen, writing), null, modifier, contentScale = ContentScale.Crop) }
}

private fun pictureFor(screen: Screen, writing: Writing = Writing.SEVEN): ImageBitmap {
    val pixels = screen.density
    return cameraPicture((screen.width * pixels).toInt(), (screen.height * pixels).toInt(), writing)
}
