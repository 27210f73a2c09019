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

    override fun resample(frame: Frame, line: Int, values: FloatArray) {
        reader.read(frame, across.lower[line], near)
        reader.read(frame, across.upper[line], far)
        val acrossWeight = across.lerp[line]
        if (scan.isTurned) mixColumns(acrossWeight, values) else mixRows(acrossWeight, values)
    }

    /** [near] and [far] are the rows above and below the target's. */
    private fun mixRows(acrossWeight: Float, values: FloatArray) {
        val real = byteValues
        for (i in values.indices) {
            val left = lower[i]
            val right = upper[i]
            values[i] = mix(
                topLeft = real[unsigned(near[left])],
                topRight = real[unsigned(near[right])],
                bottomLeft = real[unsigned(far[left])],
                bottomRight = real[unsigned(far[right])],
                x = alongWeights[i],
                y = acrossWeight
            )
        }
    }

    /** [near] and [far] are the columns left and right of the target's. */
    private fun mixColumns(acrossWeight: Float, values: FloatArray) {
        val real = byteValues
        for (i in values.indices) {
            val top = lower[i]
            val bottom = upper[i]
            values[i] = mix(
                topLeft = real[unsigned(near[top])],
                topRight = real[unsigned(far[top])],
                bottomLeft = real[unsigned(near[bottom])],
                bottomRight = real[unsigned(far[bottom])],
                x = acrossWeight,
                y = alongWeights[i]
            )
        }
    }

    /** Rounding depends on the order: left to right comes first, then top to bottom. */
    private fun mix(
        topLeft: Float,
        topRight: Float,
        bottomLeft: Float,
        bottomRight: Float,
        x: Float,
        y: Float
    ): Float {
        val top = topLeft + (topRight - topLeft) * x
        val bottom = bottomLeft + (bottomRight - bottomLeft) * x
        return top + (bottom - top) * y
    }
}
