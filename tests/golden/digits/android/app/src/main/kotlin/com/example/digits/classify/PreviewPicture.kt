package com.example.digits.classify

import androidx.compose.foundation.Canvas
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Brush
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection

/** What the camera sees in previews: a sun over hills. */
@Composable
internal fun PreviewPicture(modifier: Modifier = Modifier) = Canvas(modifier) { drawHills() }

/** The same as a picture from the gallery. */
internal fun previewPicture(width: Int = 480, height: Int = 640): ImageBitmap {
    val picture = ImageBitmap(width, height)
    val size = Size(width.toFloat(), height.toFloat())
    CanvasDrawScope().draw(Density(1f), LayoutDirection.Ltr, Canvas(picture), size) { drawHills() }
    return picture
}

private fun DrawScope.drawHills() {
    drawRect(Brush.verticalGradient(listOf(Color(0xFF5B8DB8), Color(0xFFF3D9B1))))
    val sun = Offset(size.width * 0.66f, size.height * 0.4f)
    drawCircle(Color(0xFFFFF3D6), size.minDimension / 7, sun)
    drawHill(Color(0xFF7C9A92), left = 0.52f, middle = 0.38f, right = 0.6f)
    drawHill(Color(0xFF4F7468), left = 0.72f, middle = 0.5f, right = 0.62f)
    drawHill(Color(0xFF2E4F45), left = 0.7f, middle = 0.86f, right = 0.78f)
}

/** A hill whose outline passes at these parts of the height. */
private fun DrawScope.drawHill(color: Color, left: Float, middle: Float, right: Float) {
    val hill = Path().apply {
        moveTo(0f, size.height * left)
        quadraticTo(size.width / 2, size.height * middle, size.width, size.height * right)
        lineTo(size.width, size.height)
        lineTo(0f, size.height)
        close()
    }
    drawPath(hill, color)
}
