package NAMESPACE.screenshots

import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.CanvasDrawScope
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.drawscope.rotate
import androidx.compose.ui.graphics.drawscope.translate
import androidx.compose.ui.unit.Density
import androidx.compose.ui.unit.LayoutDirection

/** What is written on the paper before the camera. */
internal enum class Writing { SEVEN, SCRIBBLE }

/** A sheet of paper on a desk, as a camera that is held over it sees it; drawn, so that it is nobody's. */
internal fun cameraPicture(width: Int, height: Int, writing: Writing = Writing.SEVEN): ImageBitmap {
    val picture = ImageBitmap(width, height)
    val size = Size(width.toFloat(), height.toFloat())
    CanvasDrawScope().draw(Density(1f), LayoutDirection.Ltr, Canvas(picture), size) {
        drawDesk()
        val unit = size.minDimension
        translate(size.width / 2 - unit / 2, size.height / 2 - unit / 2) {
            rotate(-5f, Offset(unit / 2, unit / 2)) {
                drawSheet(unit)
                drawInk(unit, writing)
            }
            drawPencil(unit)
        }
    }
    return picture
}

/** In few colours, which keeps the pictures small. */
private fun DrawScope.drawDesk() {
    val plank = size.minDimension * 0.42f
    val first = size.height / 2 - 5.3f * plank
    for (index in 0..<11) {
        val top = first + index * plank
        drawRect(planks[index % planks.size], Offset(0f, top), Size(size.width, plank))
        drawRect(Color(0x33000000), Offset(0f, top), Size(size.width, plank * 0.014f))
        for (grain in 1..3) {
            val y = top + plank * (grain / 4f + index % 3 * 0.04f)
            drawRect(Color(0x12000000), Offset(0f, y), Size(size.width, plank * 0.008f))
        }
    }
}

private val planks = listOf(Color(0xFFA87A50), Color(0xFFB0825A), Color(0xFFA17248))

private fun DrawScope.drawSheet(unit: Float) {
    val sheet = Rect(unit * 0.12f, unit * -0.02f, unit * 0.88f, unit * 1.04f)
    for (blur in 1..6) {
        val spread = unit * 0.004f * blur
        val shadow = sheet.translate(unit * 0.012f, unit * 0.016f).inflate(spread)
        drawRect(Color(0x12000000), shadow.topLeft, shadow.size)
    }
    drawRect(Color(0xFFF5F3ED), sheet.topLeft, sheet.size)
    for (line in 1..10) {
        val y = sheet.top + sheet.height * line / 11
        drawLine(Color(0x553F7FBF), Offset(sheet.left, y), Offset(sheet.right, y), unit * 0.0025f)
    }
    drawLine(Color(0x66D0605E), Offset(unit * 0.2f, sheet.top), Offset(unit * 0.2f, sheet.bottom), unit * 0.003f)
}

private fun DrawScope.drawInk(unit: Float, writing: Writing) {
    val path = Path().apply {
        when (writing) {
            Writing.SEVEN -> {
                moveTo(unit * 0.33f, unit * 0.29f)
                cubicTo(unit * 0.42f, unit * 0.27f, unit * 0.55f, unit * 0.29f, unit * 0.68f, unit * 0.26f)
                cubicTo(unit * 0.58f, unit * 0.42f, unit * 0.5f, unit * 0.58f, unit * 0.46f, unit * 0.77f)
                moveTo(unit * 0.41f, unit * 0.53f)
                cubicTo(unit * 0.48f, unit * 0.51f, unit * 0.56f, unit * 0.52f, unit * 0.64f, unit * 0.5f)
            }

            Writing.SCRIBBLE -> {
                moveTo(unit * 0.3f, unit * 0.5f)
                cubicTo(unit * 0.4f, unit * 0.2f, unit * 0.5f, unit * 0.9f, unit * 0.52f, unit * 0.45f)
                cubicTo(unit * 0.53f, unit * 0.25f, unit * 0.35f, unit * 0.6f, unit * 0.6f, unit * 0.62f)
                cubicTo(unit * 0.75f, unit * 0.62f, unit * 0.62f, unit * 0.3f, unit * 0.72f, unit * 0.4f)
            }
        }
    }
    drawPath(path, Color(0xFF1B2A4A), style = Stroke(unit * 0.05f, cap = StrokeCap.Round, join = StrokeJoin.Round))
}

private fun DrawScope.drawPencil(unit: Float) {
    rotate(62f, Offset(unit * 0.86f, unit * 0.8f)) {
        val y = unit * 0.8f
        drawRect(Color(0x33000000), Offset(unit * 0.62f, y + unit * 0.012f), Size(unit * 0.62f, unit * 0.036f))
        drawRect(Color(0xFFE3A72F), Offset(unit * 0.66f, y), Size(unit * 0.58f, unit * 0.012f))
        drawRect(Color(0xFFF2BE4B), Offset(unit * 0.66f, y + unit * 0.012f), Size(unit * 0.58f, unit * 0.012f))
        drawRect(Color(0xFFC98B1E), Offset(unit * 0.66f, y + unit * 0.024f), Size(unit * 0.58f, unit * 0.012f))
        val tip = Path().apply {
            moveTo(unit * 0.66f, y)
            lineTo(unit * 0.6f, y + unit * 0.018f)
            lineTo(unit * 0.66f, y + unit * 0.036f)
            close()
        }
        drawPath(tip, Color(0xFFEBCFA6))
        drawCircle(Color(0xFF303030), unit * 0.006f, Offset(unit * 0.606f, y + unit * 0.018f))
    }
}
