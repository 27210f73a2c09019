package {{ cookiecutter.application_id }}.inference

import java.nio.ByteBuffer
import java.nio.ByteOrder

/**
 * A picture as the camera delivers it.
 *
 * @property pixels RGBA bytes, direct or on the heap; read in place, never changed.
 * @property width pixels of a row, before turning.
 * @property height rows, before turning.
 * @property rowStride bytes from one row to the next; the last row may lack its padding.
 * @property rotationDegrees 0, 90, 180 or 270: how far to turn clockwise until it is upright.
 * @property isMirrored whether the upright picture is then flipped left to right.
 * @property start index of the first pixel's first byte, for a frame that is a part of a picture.
 * @throws IllegalArgumentException if these don't fit together or [pixels] holds too little.
 */
class Frame(
    private val pixels: ByteBuffer,
    val width: Int,
    val height: Int,
    val rowStride: Int,
    val rotationDegrees: Int = 0,
    val isMirrored: Boolean = false,
    private val start: Int = 0
) {
    private val isBigEndian = pixels.order() == ByteOrder.BIG_ENDIAN

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
    private val isTurned get() = rotationDegrees == 90 || rotationDegrees == 270

    /** Width of the upright picture in pixels. */
    val uprightWidth: Int get() = if (isTurned) height else width

    /** Height of the upright picture in pixels. */
    val uprightHeight: Int get() = if (isTurned) width else height

    /** The pixel [offset] bytes behind the first: red in the lowest bits, then green, blue, alpha. */
    internal fun pixelAt(offset: Int): Int {
        val pixel = pixels.getInt(start + offset)
        return if (isBigEndian) Integer.reverseBytes(pixel) else pixel
    }

    internal companion object {
        const val BYTES_PER_PIXEL = 4
    }
}
