package com.example.digits.picture

import java.nio.ByteBuffer
import java.nio.ByteOrder
import com.example.digits.inference.Frame

/** Copies the upright picture's RGBA bytes, row by row without gaps. */
internal fun Frame.uprightPixels(): ByteBuffer {
    val upright = IntArray(width * height)
    val bytes = ByteArray(width * Int.SIZE_BYTES)
    val pixels = IntArray(width)
    for (row in 0 until height) {
        readRow(row, 0, width, bytes)
        ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asIntBuffer().get(pixels)
        val start = uprightIndex(row, 0)
        val step = uprightIndex(row, 1) - start
        for (column in 0 until width) upright[start + column * step] = pixels[column]
    }
    val copy = ByteBuffer.allocateDirect(upright.size * Int.SIZE_BYTES)
    copy.order(ByteOrder.nativeOrder()).asIntBuffer().put(upright)
    return copy
}

/** Where a pixel of the frame lies in the upright picture, counted row by row. */
private fun Frame.uprightIndex(row: Int, column: Int): Int {
    val x = when (rotationDegrees) {
        90 -> height - 1 - row
        180 -> width - 1 - column
        270 -> row
        else -> column
    }
    val y = when (rotationDegrees) {
        90 -> column
        180 -> height - 1 - row
        270 -> width - 1 - column
        else -> row
    }
    return y * uprightWidth + if (isMirrored) uprightWidth - 1 - x else x
}
