package com.example.digits.ui

import androidx.compose.material3.ColorScheme
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.compositeOver
import androidx.compose.ui.graphics.luminance
import kotlin.math.max
import kotlin.math.min
import kotlin.test.Test
import kotlin.test.assertTrue

class OverlayContrastTest {
    @Test
    fun overlay_onBlackAndOnWhite_keepsTextReadable() {
        for (colors in listOf(lightColors, darkColors)) {
            for (text in listOf(colors.onSurface, colors.onSurfaceVariant)) {
                assertTrue(leastContrast(text, colors) >= 4.5f, "$text on ${colors.overlay}")
            }
        }
    }

    @Test
    fun overlay_onBlackAndOnWhite_keepsBarsVisible() {
        for (colors in listOf(lightColors, darkColors)) {
            assertTrue(leastContrast(colors.primary, colors) >= 3f, "$colors")
        }
    }

    /** Any other picture lies between these two. */
    private fun leastContrast(color: Color, colors: ColorScheme): Float =
        listOf(Color.Black, Color.White).minOf { picture ->
            contrast(color, colors.overlay.compositeOver(picture))
        }

    private fun contrast(one: Color, other: Color): Float {
        val (first, second) = one.luminance() to other.luminance()
        return (max(first, second) + 0.05f) / (min(first, second) + 0.05f)
    }
}
