package com.example.digits.inference

import kotlin.math.ceil
import kotlin.math.floor
import kotlin.math.max
import kotlin.math.min

/**
 * The two source pixels and the weight of the second one for each target pixel of one axis, as
 * `tf.image.resize(method="bilinear")` takes them: half-pixel centres, float32, no antialiasing.
 */
internal class BilinearAxis(sourceLength: Int, targetLength: Int) {
    /** First pixels. */
    val lower = IntArray(targetLength)

    /** Second pixels. */
    val upper = IntArray(targetLength)

    /** Weights of the second pixels, 0 until 1. */
    val lerp = FloatArray(targetLength)

    init {
        val scale = sourceLength.toFloat() / targetLength.toFloat()
        for (i in 0 until targetLength) {
            val position = (i + 0.5f) * scale - 0.5f
            val below = floor(position)
            lower[i] = max(below.toInt(), 0)
            upper[i] = min(ceil(position).toInt(), sourceLength - 1)
            lerp[i] = position - below
        }
    }
}
