package com.example.digits.camera

import androidx.camera.core.ImageAnalysis
import androidx.camera.core.ImageProxy
import kotlinx.coroutines.runBlocking
import com.example.digits.inference.Frame

/**
 * Hands RGBA camera images to [onFrame] without copying them, and gives each back to the camera.
 *
 * @param isMirrored whether the preview of the camera that is open is mirrored.
 */
class FrameAnalyzer(
    private val isMirrored: () -> Boolean,
    private val onFrame: suspend (CameraFrame) -> Unit
) : ImageAnalysis.Analyzer {
    /** Blocks the camera's own thread: the camera waits with the next image and drops the rest. */
    override fun analyze(image: ImageProxy) = image.use {
        val frame = CameraFrame(it.toFrame(), it.imageInfo.timestamp, isMirrored())
        runBlocking { onFrame(frame) }
    }

    /**
     * The part of the image that the preview shows. Not mirrored, whichever camera it is: models are
     * trained on the world as it is.
     */
    private fun ImageProxy.toFrame(): Frame {
        val plane = planes.single()
        val visible = cropRect
        return Frame(
            pixels = plane.buffer,
            width = visible.width(),
            height = visible.height(),
            rowStride = plane.rowStride,
            rotationDegrees = imageInfo.rotationDegrees,
            start = visible.top * plane.rowStride + visible.left * plane.pixelStride
        )
    }
}
