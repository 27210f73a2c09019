package {{ cookiecutter.application_id }}.classify

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
import {{ cookiecutter.application_id }}.inference.Classification

private val dim = Color.Black.copy(alpha = 0.4f)

/** Outlines the region that the model saw and dims what it didn't. */
@Composable
fun SeenRegion(classification: Classification, modifier: Modifier = Modifier) {
    Canvas(modifier) {
        val corner = CornerRadius(16.dp.toPx())
        val outline = Path().apply {
            addRoundRect(RoundRect(seenRegion(classification, size), corner))
        }
        clipPath(outline, ClipOp.Difference) { drawRect(dim) }
        drawPath(outline, Color.White, style = Stroke(2.dp.toPx()))
    }
}

/** Where the seen region lies on a view of [viewSize] that the whole frame fills, cropped. */
internal fun seenRegion(classification: Classification, viewSize: Size): Rect {
    val frame = classification.frameSize
    val frameSize = Size(frame.width.toFloat(), frame.height.toFloat())
    val scale = ContentScale.Crop.computeScaleFactor(frameSize, viewSize).scaleX
    val left = (viewSize.width - frameSize.width * scale) / 2
    val top = (viewSize.height - frameSize.height * scale) / 2
    val seen = classification.seen
    return Rect(
        offset = Offset(left + seen.left * scale, top + seen.top * scale),
        size = Size(seen.width * scale, seen.height * scale)
    )
}
