package com.example.digits.picture

import android.graphics.Bitmap
import androidx.compose.ui.graphics.asImageBitmap
import java.nio.ByteBuffer
import com.example.digits.inference.Frame

/** A copy that stays when the camera takes the frame back: upright, and what is visible of it. */
fun Frame.toStillPicture(): StillPicture = toBitmap().toStillPicture()

/** The frame's upright picture, which is what is visible of the camera's; never mirrored for it. */
fun Frame.toBitmap(): Bitmap {
    val bitmap = Bitmap.createBitmap(uprightWidth, uprightHeight, Bitmap.Config.ARGB_8888)
    bitmap.copyPixelsFromBuffer(uprightPixels())
    bitmap.setHasAlpha(false)
    return bitmap
}

/** A copy of the bitmap's pixels, of which the transparent ones count as black. */
fun Bitmap.toFrame(): Frame = toFrame(ExifOrientation.UPRIGHT)

internal fun Bitmap.toStillPicture() = StillPicture(asImageBitmap(), toFrame())

internal fun Bitmap.toFrame(orientation: ExifOrientation): Frame {
    // The only configuration whose bytes are red, green, blue and alpha.
    if (config != Bitmap.Config.ARGB_8888) {
        return copy(Bitmap.Config.ARGB_8888, false).toFrame(orientation)
    }
    val pixels = ByteBuffer.allocateDirect(byteCount)
    copyPixelsToBuffer(pixels)
    return Frame(
        pixels = pixels,
        width = width,
        height = height,
        rowStride = rowBytes,
        rotationDegrees = orientation.rotationDegrees,
        isMirrored = orientation.isMirrored
    )
}
