package com.example.digits.inference

import java.nio.ByteBuffer

/**
 * A picture as the camera delivers it. Not safe for use by several threads at once.
 *
 * @param pixels RGBA bytes, direct or on the heap; read in place, never changed.
 * @property width pixels of a row, before turning.
 * @property height rows, before turning.
 * @property rowStride bytes from one row to the next; the last row may lack its padding.
 * @property rotationDegrees 0, 90, 180 or 270: how far to turn clockwise until it is upright.
 * @property isMirrored whether the upright picture is then flipped left to right.
 * @property start index of the first pixel's first byte, for a frame that is a part of a picture.
 * @throws IllegalArgumentException if these don't fit together or [pixels] holds too little.
 */
class Frame(
    pixels: ByteBuffer,
    val width: Int,
    val height: Int,
    val rowStride: Int,
    val rotationDegrees: Int = 0,
    val isMirrored: Boolean = false,
    private val start: Int = 0
) {
    /** Shares the bytes, but has a position of its own. */
    private val pixels = pixels.duplicate()

    init {
        require(width > 0 && height > 0) { "A frame of $width x $height pixels" }
        require(rowStride >= width * BYTES_PER_PIXEL) { "$width pixels in $rowStride bytes" }
        require(rotationDegrees in 0..270 && rotationDegrees % 90 == 0) {
            "A rotation by $rotationDegrees degrees"
        }
        val needed = start + rowStride.toLong() * (height - 1) + width * BYTES_PER_PIXEL
        require(start >= 0 && pixels.limit() >= needed) {
            "${pixels.limit()} bytes where $needed are needed"
        }
    }

    /** Whether the upright picture is as wide as the frame is high. */
    val isTurned: Boolean get() = rotationDegrees % 180 != 0

    /** Width of the upright picture in pixels. */
    val uprightWidth: Int get() = if (isTurned) height else width

    /** Height of the upright picture in pixels. */
    val uprightHeight: Int get() = if (isTurned) width else height

    /**
     * Copies the RGBA bytes of [count] pixels of a [row], from [column] on, to the start of [target];
     * row and column as they lie in memory, before turning.
     *
     * Whole rows, because ART checks and calls for each single number that is read from a buffer, but
     * copies a row as fast as memory allows.
     */
    fun readRow(row: Int, column: Int, count: Int, target: ByteArray) {
        pixels.position(start + row * rowStride + column * BYTES_PER_PIXEL)
        pixels.get(target, 0, count * BYTES_PER_PIXEL)
    }

    companion object {
        const val BYTES_PER_PIXEL = 4
    }
}
