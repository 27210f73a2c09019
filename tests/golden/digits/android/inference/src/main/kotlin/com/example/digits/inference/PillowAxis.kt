package com.example.digits.inference

import kotlin.math.abs
import kotlin.math.floor
import kotlin.math.max
import kotlin.math.min

/**
 * The source pixels and their fixed-point weights for each target pixel of one axis, as Pillow's
 * `Image.resize(BILINEAR)` takes them: a triangle as wide as a target pixel, cut off at the edges.
 */
internal class PillowAxis(private val sourceLength: Int, targetLength: Int) {
    private val scale = sourceLength.toDouble() / targetLength
    private val support = max(scale, 1.0)

    /** First source pixel of each target pixel. */
    val first = IntArray(targetLength) { max(0, floor(center(it) - support + 0.5).toInt()) }

    /** The source pixel behind the last one of each target pixel. */
    val end = IntArray(targetLength) {
        min(sourceLength, floor(center(it) + support + 0.5).toInt())
    }

    /** Weights of each target pixel's source pixels, in units of 2⁻²². */
    val weights = Array(targetLength) { fixedPoint(triangle(it)) }

    private fun center(target: Int) = (target + 0.5) * scale

    private fun triangle(target: Int) = DoubleArray(end[target] - first[target]) { k ->
        val distance = k + first[target] - center(target) + 0.5
        max(0.0, 1.0 - abs(distance * (1.0 / support)))
    }

    private fun fixedPoint(weights: DoubleArray): IntArray {
        var sum = 0.0
        for (weight in weights) sum += weight
        return IntArray(weights.size) { (weights[it] / sum * ONE + 0.5).toInt() }
    }

    companion object {
        /** Bits behind the binary point of a weight. */
        const val PRECISION_BITS = 22
        private const val ONE = (1 shl PRECISION_BITS).toDouble()

        /** What a sum of weighted bytes starts with, so that shifting it rounds. */
        const val INITIAL_SUM = 1 shl (PRECISION_BITS - 1)
    }
}
