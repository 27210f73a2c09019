import java.nio.ByteBuffer

/**
 * The usual way of Android samples from a camera frame to a float tensor, rebuilt for the JVM: every step makes a picture of its own,
 * new for each frame, with pixels as `Bitmap` and `getPixels` have them, one `Int` each.
 *
 * Not handicapped: a frame that is upright isn't turned, rows are copied in bulk, crop and resize come after turning, so that no work is
 * done twice, and all loops run over plain arrays in the order of the picture that they write.
 */
class SampleWay(private val side: Int, private val mean: FloatArray, private val std: FloatArray) {
    fun preprocess(frame: ByteBuffer, width: Int, height: Int, rotation: Int): FloatArray {
        val bitmap = Bitmap(width, height, IntArray(width * height))
        frame.asIntBuffer().get(bitmap.pixels)
        val upright = bitmap.turned(rotation)
        val square = upright.centre(minOf(upright.width, upright.height))
        return square.scaled(side).floats()
    }

    /** Red in the lowest bits, as little-endian processors read RGBA. */
    private class Bitmap(val width: Int, val height: Int, val pixels: IntArray)

    private fun Bitmap.turned(degrees: Int): Bitmap = when (degrees) {
        90 -> Bitmap(height, width, IntArray(pixels.size)).also { to ->
            for (y in 0 until to.height) {
                var source = (height - 1) * width + y
                val start = y * to.width
                for (x in 0 until to.width) {
                    to.pixels[start + x] = pixels[source]
                    source -= width
                }
            }
        }
        180 -> Bitmap(width, height, IntArray(pixels.size)).also { to ->
            val last = pixels.size - 1
            for (i in pixels.indices) to.pixels[i] = pixels[last - i]
        }
        270 -> Bitmap(height, width, IntArray(pixels.size)).also { to ->
            for (y in 0 until to.height) {
                var source = width - 1 - y
                val start = y * to.width
                for (x in 0 until to.width) {
                    to.pixels[start + x] = pixels[source]
                    source += width
                }
            }
        }
        else -> this
    }

    private fun Bitmap.centre(side: Int): Bitmap {
        val cropped = IntArray(side * side)
        val left = (width - side) / 2
        val top = (height - side) / 2
        for (y in 0 until side) pixels.copyInto(cropped, y * side, (top + y) * width + left, (top + y) * width + left + side)
        return Bitmap(side, side, cropped)
    }

    /** Bilinear between the four nearest pixels, in fixed point with 8 bits behind the point, as drawing libraries do. */
    private fun Bitmap.scaled(side: Int): Bitmap {
        val scaled = IntArray(side * side)
        for (y in 0 until side) {
            val rowPosition = maxOf(0, ((2 * y + 1) * height * 128 / side) - 128)
            val upper = rowPosition shr 8
            val rowWeight = rowPosition and 0xFF
            val row = upper * width
            val nextRow = minOf(upper + 1, height - 1) * width
            for (x in 0 until side) {
                val position = maxOf(0, ((2 * x + 1) * width * 128 / side) - 128)
                val left = position shr 8
                val right = minOf(left + 1, width - 1)
                val weight = position and 0xFF
                val top = mix(pixels[row + left], pixels[row + right], weight)
                val bottom = mix(pixels[nextRow + left], pixels[nextRow + right], weight)
                scaled[y * side + x] = mix(top, bottom, rowWeight)
            }
        }
        return Bitmap(side, side, scaled)
    }

    /** Two channels at a time, as drawing libraries do without vector instructions. */
    private fun mix(from: Int, to: Int, weight: Int): Int {
        val rest = 256 - weight
        val redAndBlue = ((from and EVEN) * rest + (to and EVEN) * weight) ushr 8 and EVEN
        val greenAndAlpha = ((from ushr 8 and EVEN) * rest + (to ushr 8 and EVEN) * weight) and EVEN.inv()
        return redAndBlue or greenAndAlpha
    }

    private fun Bitmap.floats(): FloatArray {
        val floats = FloatArray(pixels.size * 3)
        var index = 0
        for (pixel in pixels) {
            floats[index++] = ((pixel and 0xFF) - mean[0]) / std[0]
            floats[index++] = ((pixel ushr 8 and 0xFF) - mean[1]) / std[1]
            floats[index++] = ((pixel ushr 16 and 0xFF) - mean[2]) / std[2]
        }
        return floats
    }

    private companion object {
        const val EVEN = 0x00FF00FF
    }
}
