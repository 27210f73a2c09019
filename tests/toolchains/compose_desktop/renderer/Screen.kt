package screens

import android.content.res.Configuration
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.LocalSystemTheme
import androidx.compose.ui.SystemTheme
import androidx.compose.ui.platform.LocalConfiguration
import androidx.compose.ui.platform.LocalPlatformWindowInsets
import androidx.compose.ui.platform.PlatformInsets
import androidx.compose.ui.platform.PlatformWindowInsets
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection
import java.util.Locale

/** A device's screen and its user's settings; sizes in dp. */
data class Screen(
    val width: Int,
    val height: Int,
    val density: Float = 1.5f,
    val fontScale: Float = 1f,
    val isDark: Boolean = false,
    val locale: Locale = Locale.US,
    val bars: Bars = Bars()
) {
    val layoutDirection get() = if (locale.language in rightToLeft) LayoutDirection.Rtl else LayoutDirection.Ltr
    val pixels get() = Density(density, fontScale)

    companion object {
        val phone = Screen(412, 892)
        val landscape = Screen(892, 412, bars = Bars(status = 24, navigation = 24, cutout = 32))
        val tablet = Screen(1280, 800, density = 1f)
        private val rightToLeft = setOf("iw", "he", "ar", "fa")
    }
}

/** What the system draws over the app; [cutout] is the camera's, at the left of a phone on its side. */
data class Bars(val status: Int = 32, val navigation: Int = 24, val cutout: Int = 0)

/**
 * A picture to be made.
 *
 * @property caption stands below it in the index.
 * @property mayAbbreviate whether texts may end in an ellipsis.
 * @property tapped the name of what is tapped first.
 */
class Shot(
    val name: String,
    val caption: String,
    val screen: Screen,
    val mayAbbreviate: Boolean = false,
    val tapped: String? = null,
    val content: @Composable () -> Unit
)

/** [content] as it is on [screen], in the project of [resources]. */
// There is no other way to a dark theme than the machine's own.
@Suppress("DEPRECATION")
@OptIn(InternalComposeUiApi::class)
@Composable
internal fun OnScreen(screen: Screen, resources: ProjectResources, content: @Composable () -> Unit) {
    CompositionLocalProvider(
        LocalSystemTheme provides if (screen.isDark) SystemTheme.Dark else SystemTheme.Light,
        LocalProjectResources provides resources,
        LocalConfiguration provides configuration(screen),
        LocalPlatformWindowInsets provides Insets(screen),
        content = content
    )
}

private fun configuration(screen: Screen) = Configuration().apply {
    fontScale = screen.fontScale
    screenWidthDp = screen.width
    screenHeightDp = screen.height
    smallestScreenWidthDp = minOf(screen.width, screen.height)
    orientation =
        if (screen.width > screen.height) Configuration.ORIENTATION_LANDSCAPE else Configuration.ORIENTATION_PORTRAIT
}

@OptIn(InternalComposeUiApi::class)
private class Insets(private val screen: Screen) : PlatformWindowInsets {
    override val statusBars get() = PlatformInsets(top = px(screen.bars.status))
    override val navigationBars get() = PlatformInsets(bottom = px(screen.bars.navigation))
    override val systemBars
        get() = PlatformInsets(top = px(screen.bars.status), bottom = px(screen.bars.navigation))
    override val displayCutout get() = PlatformInsets(left = px(screen.bars.cutout))

    private fun px(dp: Int) = (dp * screen.density).toInt()
}
