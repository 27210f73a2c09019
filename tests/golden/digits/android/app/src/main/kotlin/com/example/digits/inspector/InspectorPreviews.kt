package com.example.digits.inspector

import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Paint
import androidx.compose.ui.tooling.preview.Preview
import com.example.digits.ui.AppTheme

@Preview(heightDp = 1600)
@Composable
private fun RunningPreview() = InspectorPreview(InspectorPreviewStates.running)

@Preview(heightDp = 1600)
@Composable
private fun FallbackPreview() = InspectorPreview(InspectorPreviewStates.fallback)

@Preview(heightDp = 1600)
@Composable
private fun ForcedPreview() = InspectorPreview(InspectorPreviewStates.forced)

@Preview(heightDp = 1600)
@Composable
private fun NoFramePreview() = InspectorPreview(InspectorPreviewStates.noFrame)

@Preview(heightDp = 1600)
@Composable
private fun OpeningPreview() = InspectorPreview(InspectorPreviewStates.opening)

@Preview(heightDp = 1600)
@Composable
private fun FailedPreview() = InspectorPreview(InspectorPreviewStates.failed)

@Preview(heightDp = 2400, fontScale = 2f, locale = "ar")
@Composable
private fun LargeTextPreview() = InspectorPreview(InspectorPreviewStates.fallback)

@Composable
private fun InspectorPreview(state: InspectorUiState) {
    val hasPicture = (state as? InspectorUiState.Running)?.picture != null
    AppTheme {
        Surface(color = MaterialTheme.colorScheme.surfaceContainerLow) {
            InspectorContent(state, if (hasPicture) gradient() else null, InspectorActions())
        }
    }
}

/** Stands for the picture: previews don't run a model. */
private fun gradient(): ImageBitmap {
    val picture = ImageBitmap(width = 8, height = 8)
    val canvas = Canvas(picture)
    val paint = Paint()
    for (y in 0 until 8) {
        for (x in 0 until 8) {
            paint.color = Color(red = x / 7f, green = y / 7f, blue = 0.5f)
            canvas.drawRect(x.toFloat(), y.toFloat(), x + 1f, y + 1f, paint)
        }
    }
    return picture
}
