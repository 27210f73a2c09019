package screens

import androidx.compose.ui.geometry.Rect
import org.jetbrains.skia.Bitmap
import org.jetbrains.skia.Image

/** The colours of a picture that was drawn. */
internal class Pixels(image: Image) : AutoCloseable {
    private val bitmap = Bitmap.makeFromImage(image)

    /** How far the writing in [area] stands out from what is around it, 1 to 21, as WCAG 2 counts it. */
    fun contrast(area: Rect): Double {
        val luminances = luminances(area)
        // Most of a text's pixels are its background, and only the middle of a stroke has the full colour.
        val background = luminances[luminances.size / 2]
        val edge = luminances.size / 200
        return listOf(luminances[edge], luminances[luminances.lastIndex - edge]).maxOf { ratio(it, background) }
    }

    private fun luminances(area: Rect): List<Double> {
        val columns = area.left.toInt().coerceAtLeast(0) until area.right.toInt().coerceAtMost(bitmap.width)
        val rows = area.top.toInt().coerceAtLeast(0) until area.bottom.toInt().coerceAtMost(bitmap.height)
        return rows.flatMap { y -> columns.map { x -> luminance(bitmap.getColor(x, y)) } }.sorted()
    }

    private fun luminance(argb: Int): Double =
        0.2126 * linear(argb shr 16) + 0.7152 * linear(argb shr 8) + 0.0722 * linear(argb)

    private fun linear(channel: Int): Double {
        val value = (channel and 0xFF) / 255.0
        return if (value <= 0.04045) value / 12.92 else Math.pow((value + 0.055) / 1.055, 2.4)
    }

    private fun ratio(one: Double, other: Double): Double = (maxOf(one, other) + 0.05) / (minOf(one, other) + 0.05)

    override fun close() = bitmap.close()
}
