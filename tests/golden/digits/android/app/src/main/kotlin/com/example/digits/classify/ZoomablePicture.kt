package com.example.digits.classify

import androidx.compose.animation.core.animate
import androidx.compose.foundation.Image
import androidx.compose.foundation.gestures.detectTapGestures
import androidx.compose.foundation.gestures.detectTransformGestures
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.runtime.Composable
import androidx.compose.runtime.MutableState
import androidx.compose.runtime.getValue
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clipToBounds
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.geometry.Size
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.TransformOrigin
import androidx.compose.ui.graphics.graphicsLayer
import androidx.compose.ui.input.pointer.PointerInputScope
import androidx.compose.ui.input.pointer.pointerInput
import androidx.compose.ui.layout.ContentScale
import androidx.compose.ui.layout.onSizeChanged
import androidx.compose.ui.res.stringResource
import androidx.compose.ui.unit.toSize
import kotlinx.coroutines.Job
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import com.example.digits.R
import com.example.digits.inference.Classification

/**
 * A [picture] that can be looked at closely, with the region that the model saw.
 *
 * @param zooming how closely; kept by who may put the picture elsewhere.
 */
@Composable
internal fun ZoomablePicture(
    picture: ImageBitmap,
    classification: Classification?,
    zooming: MutableState<Zoom>,
    modifier: Modifier = Modifier
) {
    var zoom by zooming
    val frame = Size(picture.width.toFloat(), picture.height.toFloat())
    Box(
        modifier
            .clipToBounds()
            .onSizeChanged { zoom = zoom.within(it.toSize(), frame) }
            .pointerInput(picture) {
                detectZoom(frame, zoom = { zoom }, onZoom = { zoom = it })
            }
    ) {
        Image(
            bitmap = picture,
            contentDescription = stringResource(R.string.picture),
            modifier = Modifier.fillMaxSize().graphicsLayer {
                transformOrigin = TransformOrigin(0f, 0f)
                scaleX = zoom.scale
                scaleY = zoom.scale
                translationX = zoom.offset.x
                translationY = zoom.offset.y
            }
        )
        if (classification != null) {
            SeenRegion(frame, classification.region, Modifier.fillMaxSize()) { view ->
                zoom.map(placeOf(frame, view, ContentScale.Fit))
            }
        }
    }
}

/** The same without gaps in a [view] of another size. */
private fun Zoom.within(view: Size, frame: Size): Zoom =
    by(1f, Offset.Zero, Offset.Zero, placeOf(frame, view, ContentScale.Fit), view)

/** Follows pinches at once; glides after a double tap, unless a pinch or another tap comes. */
private suspend fun PointerInputScope.detectZoom(
    frame: Size,
    zoom: () -> Zoom,
    onZoom: (Zoom) -> Unit
) = coroutineScope {
    var glide: Job? = null
    launch {
        detectTransformGestures { focus, pan, factor, _ ->
            glide?.cancel()
            val view = size.toSize()
            val place = placeOf(frame, view, ContentScale.Fit)
            onZoom(zoom().by(factor, focus, pan, place, view))
        }
    }
    detectTapGestures(onDoubleTap = { focus ->
        glide?.cancel()
        val view = size.toSize()
        val start = zoom()
        val stop = start.toggled(focus, placeOf(frame, view, ContentScale.Fit), view)
        glide = launch { animate(0f, 1f) { part, _ -> onZoom(lerp(start, stop, part)) } }
    })
}
