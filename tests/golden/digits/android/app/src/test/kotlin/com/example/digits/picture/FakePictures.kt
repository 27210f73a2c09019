package com.example.digits.picture

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.ImageBitmapConfig
import androidx.compose.ui.graphics.colorspace.ColorSpace
import androidx.compose.ui.graphics.colorspace.ColorSpaces
import kotlinx.coroutines.CompletableDeferred
import com.example.digits.inference.Frame

/** A gallery of [pictures] by their addresses; nothing else can be read. */
class FakePictures(private val pictures: Map<String, StillPicture>) : PictureReader {
    /** Nothing is read before this is complete. */
    var gate = CompletableDeferred(Unit)

    override suspend fun read(uri: String): PictureResult {
        gate.await()
        return pictures[uri]?.let { PictureResult.Success(it) }
            ?: PictureResult.Failure(PictureProblem.GONE)
    }
}

/** A picture of [frame] without pixels. */
fun stillPicture(frame: Frame) =
    StillPicture(EmptyImage(frame.uprightWidth, frame.uprightHeight), frame)

private class EmptyImage(override val width: Int, override val height: Int) : ImageBitmap {
    override val colorSpace: ColorSpace = ColorSpaces.Srgb
    override val config = ImageBitmapConfig.Argb8888
    override val hasAlpha = false

    override fun prepareToDraw() = Unit

    override fun readPixels(
        buffer: IntArray,
        startX: Int,
        startY: Int,
        width: Int,
        height: Int,
        bufferOffset: Int,
        stride: Int
    ) = Unit
}
