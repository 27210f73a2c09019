package com.example.digits.inspector

import androidx.compose.foundation.Canvas
import androidx.compose.material3.MaterialTheme
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.StrokeCap
import androidx.compose.ui.graphics.StrokeJoin
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.unit.dp
import kotlin.time.Duration

/** The [series] as a line over zero, its greatest value at the top, the latest at the right. */
@Composable
internal fun Sparkline(series: List<Duration>, modifier: Modifier = Modifier) {
    val color = MaterialTheme.colorScheme.primary
    val ground = MaterialTheme.colorScheme.outlineVariant
    Canvas(modifier) {
        val stroke = Stroke(1.5.dp.toPx(), cap = StrokeCap.Round, join = StrokeJoin.Round)
        val points = sparklinePoints(series, size, margin = stroke.width)
        drawLine(ground, Offset(0f, size.height), Offset(size.width, size.height), 1.dp.toPx())
        if (points.size < 2) return@Canvas
        val line = Path().apply {
            moveTo(points.first().x, points.first().y)
            for (point in points.drop(1)) lineTo(point.x, point.y)
        }
        val area = Path().apply {
            addPath(line)
            lineTo(points.last().x, size.height)
            lineTo(points.first().x, size.height)
            close()
        }
        drawPath(area, color, alpha = 0.12f)
        drawPath(line, color, style = stroke)
        drawCircle(color, radius = 2.5.dp.toPx(), center = points.last())
    }
}

/** Where the values lie in a picture of [size], at least [margin] from its edges. */
internal fun sparklinePoints(series: List<Duration>, size: Size, margin: Float): List<Offset> {
    val greatest = series.maxOrNull()?.takeIf { it.isPositive() } ?: return emptyList()
    val width = size.width - 2 * margin
    val height = size.height - 2 * margin
    return series.mapIndexed { i, value ->
        val x = if (series.size == 1) width else width * i / (series.size - 1)
        Offset(margin + x, margin + height * (1 - (value / greatest).toFloat()))
    }
}
