package com.example.digits.classify

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.geometry.lerp
import androidx.compose.ui.util.lerp

/** How a view's content is enlarged about its top left corner, and then moved by [offset]. */
internal data class Zoom(val scale: Float = 1f, val offset: Offset = Offset.Zero) {
    /** Where [rect] of the content is seen. */
    fun map(rect: Rect): Rect = Rect(rect.topLeft * scale + offset, rect.size * scale)

    /**
     * Enlarged further by [factor] about [focus], and moved by [pan]. What lies at [place] without
     * zoom leaves no gap between itself and the edges of [view] that it can avoid.
     */
    fun by(factor: Float, focus: Offset, pan: Offset, place: Rect, view: Size): Zoom {
        val newScale = (scale * factor).coerceIn(1f, GREATEST)
        val moved = focus + pan - (focus - offset) * (newScale / scale)
        val seen = Zoom(newScale, moved).map(place)
        val correction = Offset(
            correction(seen.left, seen.right, view.width),
            correction(seen.top, seen.bottom, view.height)
        )
        return Zoom(newScale, moved + correction)
    }

    /** Enlarged about [focus], or as a whole again if it was enlarged. */
    fun toggled(focus: Offset, place: Rect, view: Size): Zoom =
        if (scale > 1f) Zoom() else by(CLOSE, focus, Offset.Zero, place, view)

    private companion object {
        const val CLOSE = 3f
        const val GREATEST = 8f
    }
}

/** A zoom on the way from [start] to [stop]. */
internal fun lerp(start: Zoom, stop: Zoom, fraction: Float) =
    Zoom(lerp(start.scale, stop.scale, fraction), lerp(start.offset, stop.offset, fraction))

/** How far `start..end` must move to fill `0..length`, or to be in its middle if it is shorter. */
private fun correction(start: Float, end: Float, length: Float): Float = when {
    end - start <= length -> (length - end - start) / 2
    start > 0 -> -start
    end < length -> length - end
    else -> 0f
}
