package com.example.digits.inference

/** `tf.image.resize(method="bilinear")`: float32 throughout, the result is not rounded to 8 bits. */
internal class BilinearResampler(
    private val scan: Scan,
    order: ChannelOrder,
    lineCount: Int,
    lineLength: Int
) : Resampler {
    private val reader = LineReader(scan, order)
    private val across = BilinearAxis(scan.lineCount, lineCount)
    private val along = BilinearAxis(scan.lineLength, lineLength)

    private val near = reader.newLine()
    private val far = reader.newLine()

    // All of these have one element per value of a target line, so that loops need no inner loops.
    private val lower = reader.indices(along.lower)
    private val upper = reader.indices(along.upper)
    private val alongWeights = FloatArray(lower.size) { along.lerp[it / order.channels] }
    private val acrossWeights = FloatArray(lower.size)
    private val first = FloatArray(lower.size)
    private val second = FloatArray(lower.size)

    override fun resample(frame: Frame, line: Int, values: FloatArray) {
        reader.read(frame, across.lower[line], near)
        reader.read(frame, across.upper[line], far)
        acrossWeights.fill(across.lerp[line])
        // Rounding depends on the order: left to right comes first, then top to bottom.
        if (scan.isTurned) {
            mix(near, lower, far, lower, acrossWeights, first)
            mix(near, upper, far, upper, acrossWeights, second)
            mix(first, second, alongWeights, values)
        } else {
            mix(near, lower, near, upper, alongWeights, first)
            mix(far, lower, far, upper, alongWeights, second)
            mix(first, second, acrossWeights, values)
        }
    }

    private fun mix(
        from: ByteArray,
        fromIndices: IntArray,
        to: ByteArray,
        toIndices: IntArray,
        weights: FloatArray,
        mixed: FloatArray
    ) {
        val real = byteValues
        for (i in mixed.indices) {
            val start = real[unsigned(from[fromIndices[i]])]
            val end = real[unsigned(to[toIndices[i]])]
            mixed[i] = start + (end - start) * weights[i]
        }
    }

    /** So plain that compilers, ART's among them, make vector instructions of it. */
    private fun mix(from: FloatArray, to: FloatArray, weights: FloatArray, mixed: FloatArray) {
        for (i in mixed.indices) mixed[i] = from[i] + (to[i] - from[i]) * weights[i]
    }
}
