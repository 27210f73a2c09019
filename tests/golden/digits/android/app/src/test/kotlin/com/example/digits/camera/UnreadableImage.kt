package com.example.digits.camera

import android.graphics.Rect
import android.media.Image
import androidx.camera.core.ExperimentalGetImage
import androidx.camera.core.ImageInfo
import androidx.camera.core.ImageProxy

/** An image of a camera that was closed under it. */
class UnreadableImage : ImageProxy {
    var isClosed = false
        private set

    override fun close() {
        isClosed = true
    }

    override fun getPlanes(): Array<ImageProxy.PlaneProxy> = unreadable()

    override fun getCropRect(): Rect = unreadable()

    override fun setCropRect(rect: Rect?) = unreadable()

    override fun getFormat(): Int = unreadable()

    override fun getWidth(): Int = unreadable()

    override fun getHeight(): Int = unreadable()

    override fun getImageInfo(): ImageInfo = unreadable()

    @ExperimentalGetImage
    override fun getImage(): Image = unreadable()

    private fun unreadable(): Nothing = throw IllegalStateException("The image is closed")
}
