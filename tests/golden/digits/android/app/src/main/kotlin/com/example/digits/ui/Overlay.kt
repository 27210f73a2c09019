package com.example.digits.ui

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.BoxScope
import androidx.compose.material3.ColorScheme
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.ReadOnlyComposable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Shape

/** Lets a hint of the picture through, which neither text nor a bar has to compete with. */
private const val OPACITY = 0.94f

private val LocalIsOverPicture = staticCompositionLocalOf { true }

/** What floats over a picture has this background. */
internal val ColorScheme.overlay: Color get() = surface.copy(alpha = OPACITY)

/** The background of what floats here. */
internal val overlayColor: Color
    @Composable
    @ReadOnlyComposable
    get() = MaterialTheme.colorScheme.run { if (LocalIsOverPicture.current) overlay else surface }

/** Makes what floats opaque unless there is a picture to shine through. */
@Composable
internal fun Overlays(areOverPicture: Boolean, content: @Composable () -> Unit) =
    CompositionLocalProvider(LocalIsOverPicture provides areOverPicture, content)

/** A plate over a picture. */
@Composable
internal fun Overlay(
    modifier: Modifier = Modifier,
    shape: Shape = MaterialTheme.shapes.extraLarge,
    content: @Composable BoxScope.() -> Unit
) {
    Surface(
        modifier = modifier,
        shape = shape,
        color = overlayColor,
        contentColor = MaterialTheme.colorScheme.onSurface
    ) {
        Box(content = content)
    }
}
