package NAMESPACE.screenshots

import androidx.compose.runtime.Composable
import NAMESPACE.settings.Settings
import NAMESPACE.settings.SettingsSheet
import NAMESPACE.ui.AppTheme
import screens.Screen
import screens.Shot

internal val sheetShots = listOf(
    sheet("settings", "Settings", phone) { SettingsSheet(Settings(), onChange = {}, onDismiss = {}) },
    sheet("settings-dark-large-font", "The same, dark and at twice its size", largeFont.copy(isDark = true)) {
        SettingsSheet(Settings(), onChange = {}, onDismiss = {})
    }
)

/** A sheet over the camera. */
private fun sheet(name: String, caption: String, screen: Screen, sheet: @Composable () -> Unit) =
    Shot(name, caption, screen) {
        ClassifyShot(screen, running(classification(screen)))
        AppTheme { sheet() }
    }
