@file:JvmName("WindowInsetsPadding_androidKt")

package androidx.compose.foundation.layout

import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.composed

// The desktop's own take the insets from its window, which there is none of; these from the composition.

fun Modifier.safeDrawingPadding(): Modifier = padded { WindowInsets.safeDrawing }

fun Modifier.safeContentPadding(): Modifier = padded { WindowInsets.safeContent }

fun Modifier.safeGesturesPadding(): Modifier = padded { WindowInsets.safeGestures }

fun Modifier.systemBarsPadding(): Modifier = padded { WindowInsets.systemBars }

fun Modifier.statusBarsPadding(): Modifier = padded { WindowInsets.statusBars }

fun Modifier.navigationBarsPadding(): Modifier = padded { WindowInsets.navigationBars }

fun Modifier.displayCutoutPadding(): Modifier = padded { WindowInsets.displayCutout }

private fun Modifier.padded(insets: @Composable () -> WindowInsets): Modifier =
    composed { windowInsetsPadding(insets()) }
