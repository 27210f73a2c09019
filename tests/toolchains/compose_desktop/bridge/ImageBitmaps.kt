@file:JvmName("AndroidImageBitmap_androidKt")

package androidx.compose.ui.graphics

import android.graphics.Bitmap

fun Bitmap.asImageBitmap(): ImageBitmap {
    val copy = org.jetbrains.skia.Bitmap()
    copy.allocN32Pixels(width, height, opaque = false)
    for (y in 0 until height) {
        for (x in 0 until width) copy.erase(getPixel(x, y), org.jetbrains.skia.IRect.makeXYWH(x, y, 1, 1))
    }
    return copy.asComposeImageBitmap()
}
