package {{ cookiecutter.application_id }}.inference

import kotlin.math.abs
import kotlin.math.ceil
import kotlin.math.floor
import kotlin.math.max
import kotlin.math.min

/**
 * The source pixels and their fixed-point weights for each target pixel of one axis, as Pillow's
 * `Image.resize(BILINEAR)` takes them: a triangle as wide as a target pixel, cut off at the edges.
 */
internal class PillowAxis(private val sourceLength: Int, val targetLength: Int) {
    private val scale = sourceLength.toDouble() / targetLength
    private val support = max(scale, 1.0)

    /** Distance between the weights of two target pixels in [weights], none of which has more. */
    val stride = 2 * ceil(support).toInt() + 1

    /** First source pixel of each target pixel. */
    val first = IntArray(targetLength)

    /** Number of source pixels of each target pixel. */
    val count = IntArray(targetLength)

    /** Weights in units of 2⁻²². */
    val weights = IntArray(targetLength * stride)

    init {
        for (i in 0 until targetLength) {
            val center = (i + 0.5) * scale
            first[i] = max(0, floor(center - support + 0.5).toInt())
            count[i] = min(sourceLength, floor(center + support + 0.5).toInt()) - first[i]
            fillWeights(i, center)
        }
    }

    private fun fillWeights(target: Int, center: Double) {
        val triangle = DoubleArray(count[target]) { k ->
            max(0.0, 1.0 - abs((k + first[target] - center + 0.5) * (1.0 / support)))
        }
        var sum = 0.0
        for (weight in triangle) sum += weight
        for (k in triangle.indices) {
            weights[target * stride + k] = (triangle[k] / sum * ONE + 0.5).toInt()
        }
    }

    companion object {
        /** Bits behind the binary point of a weight. */
        const val PRECISION_BITS = 22
        private const val ONE = (1 shl PRECISION_BITS).toDouble()

        /** What a sum of weighted bytes starts with, so that shifting it rounds. */
        const val INITIAL_SUM = 1 shl (PRECISION_BITS - 1)
    }
}
