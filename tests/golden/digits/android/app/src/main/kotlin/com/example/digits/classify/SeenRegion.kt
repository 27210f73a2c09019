package com.example.digits.classify

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.CornerRadius
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.RoundRect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.ClipOp
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.clipPath
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.unit.dp
import kotlin.math.min
import com.example.digits.inference.Classification

private val dim = Color.Black.copy(alpha = 0.4f)

/**
 * Outlines the region that the model saw and dims what it didn't see.
 *
 * @param frame the size of the whole frame.
 * @param seen the region of it.
 * @param place where the whole frame lies in a view of the given size.
 */
@Composable
internal fun SeenRegion(
    frame: Size,
    seen: Rect,
    modifier: Modifier = Modifier,
    place: (Size) -> Rect
) {
    Canvas(modifier) {
        val stroke = 2.dp.toPx()
        val shown = seenRegion(frame, seen, place(size))
        val corner = CornerRadius(min(24.dp.toPx(), shown.minDimension / 8))
        val region = Path().apply { addRoundRect(RoundRect(shown, corner)) }
        clipPath(region, ClipOp.Difference) { drawRect(dim) }
        // The line lies inside the region, so that it is seen where the region ends with the view.
        clipPath(region) { drawPath(region, Color.White, style = Stroke(2 * stroke)) }
    }
}

/** Where a frame of [frame]'s size lies in a view that it is scaled to by [contentScale]. */
internal fun placeOf(frame: Size, view: Size, contentScale: ContentScale): Rect {
    val scale = contentScale.computeScaleFactor(frame, view).scaleX
    val size = frame * scale
    return Rect(Offset((view.width - size.width) / 2, (view.height - size.height) / 2), size)
}

/** Where the region [seen] of a frame of [frame]'s size lies if the whole frame lies at [place]. */
internal fun seenRegion(frame: Size, seen: Rect, place: Rect): Rect {
    val scale = place.width / frame.width
    return Rect(place.topLeft + seen.topLeft * scale, seen.size * scale)
}

/** The size of the frame that was classified. */
internal val Classification.frame: Size
    get() = Size(frameSize.width.toFloat(), frameSize.height.toFloat())

/** The region of the frame that the model saw. */
internal val Classification.region: Rect
    get() = Rect(
        offset = Offset(seen.left.toFloat(), seen.top.toFloat()),
        size = Size(seen.width.toFloat(), seen.height.toFloat())
    )
