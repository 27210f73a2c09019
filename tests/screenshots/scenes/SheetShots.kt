package NAMESPACE.screenshots

import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.toPixelMap
import androidx.compose.ui.unit.dp
import NAMESPACE.classify.ClassifyUiState
import NAMESPACE.inference.ChannelOrder
import NAMESPACE.inference.ImagePreprocessing
import NAMESPACE.inference.InputPicture
import NAMESPACE.inspector.InspectorActions
import NAMESPACE.inspector.InspectorContent
import NAMESPACE.inspector.InspectorPreviewStates
import NAMESPACE.inspector.InspectorSheet
import NAMESPACE.inspector.InspectorUiState
import NAMESPACE.settings.Settings
import NAMESPACE.settings.SettingsSheet
import NAMESPACE.settings.SettingsUiState
import NAMESPACE.ui.AppTheme
import screens.Bars
import screens.Screen
import screens.Shot

internal val sheetShots = listOf(
    sheet("inspector", "The inspector as it opens", phone) {
        InspectorSheet(InspectorPreviewStates.running.withPicture(), InspectorActions(), onDismiss = {})
    },
    inspector("inspector-whole", "All that it says", phone.tall(1764), InspectorPreviewStates.running),
    inspector("inspector-whole-dark", "After a fall-back, dark", dark.tall(1904), InspectorPreviewStates.fallback),
    inspector(
        "inspector-whole-large-font",
        "Right to left, text at twice its size",
        hebrewPhone.copy(fontScale = 2f).tall(3060),
        InspectorPreviewStates.running
    ),
    sheet("inspector-opening", "After “Measure again”", phone) {
        InspectorSheet(InspectorPreviewStates.opening, InspectorActions(), onDismiss = {})
    },
    sheet("inspector-failed", "After a failure", phone, modelFailed) {
        InspectorSheet(InspectorPreviewStates.failed, InspectorActions(), onDismiss = {})
    },
    settings("settings", "Settings", phone),
    settings("settings-dark-large-font", "With an NPU, dark and at twice its size", largeFont.copy(isDark = true), true)
)

/** As if a screen were high enough for all of it. */
private fun Screen.tall(height: Int) = copy(height = height, density = 1f, bars = Bars(0, 0))

private fun inspector(name: String, caption: String, screen: Screen, state: InspectorUiState.Running) =
    Shot(name, caption, screen) {
        val shown = state.withPicture()
        val picture = cameraPicture(shown.picture!!.width, shown.picture.height)
        AppTheme { Surface { InspectorContent(shown, picture, InspectorActions(), Modifier.padding(top = 16.dp)) } }
    }

private fun settings(name: String, caption: String, screen: Screen, hasNpuRuntime: Boolean = false) =
    sheet(name, caption, screen) {
        SettingsSheet(SettingsUiState(Settings(), hasNpuRuntime), onChange = {}, onDismiss = {})
    }

/** A sheet over the camera. */
private fun sheet(
    name: String,
    caption: String,
    screen: Screen,
    below: ClassifyUiState = running(classification(screen)),
    sheet: @Composable () -> Unit
) = Shot(name, caption, screen) {
    ClassifyShot(screen, below)
    AppTheme { sheet() }
}

private fun InspectorUiState.Running.withPicture() = copy(picture = inputPicture(model.preprocessing))

/** What the model would see of the paper. */
private fun inputPicture(preprocessing: ImagePreprocessing): InputPicture {
    val (width, height) = preprocessing.size
    val pixels = cameraPicture(width, height).toPixelMap()
    val isGray = preprocessing.channelOrder == ChannelOrder.GRAYSCALE
    val argb = IntArray(width * height) {
        val color = pixels[it % width, it / width]
        val (red, green, blue) = listOf(color.red, color.green, color.blue).map { part -> (part * 255).toInt() }
        val luma = (299 * red + 587 * green + 114 * blue) / 1000
        val rgb = if (isGray) luma * 0x010101 else (red shl 16) or (green shl 8) or blue
        rgb or 0xFF000000.toInt()
    }
    return InputPicture(width, height, argb, lowest = -0.92f, highest = 0.93f)
}
