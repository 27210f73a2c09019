package com.example.digits.inference

import kotlin.math.floor
import kotlin.math.min

/** `tf.image.resize(method="nearest")` with half-pixel centres; the results are integers. */
internal class NearestResampler(
    private val scan: Scan,
    order: ChannelOrder,
    lineCount: Int,
    lineLength: Int
) : Resampler {
    private val reader = LineReader(scan, order)
    private val lines = nearest(scan.lineCount, lineCount)
    private val indices = reader.indices(nearest(scan.lineLength, lineLength))
    private val bytes = reader.newLine()

    override fun resample(frame: Frame, line: Int, values: FloatArray) {
        reader.read(frame, lines[line], bytes)
        val real = byteValues
        for (i in values.indices) values[i] = real[unsigned(bytes[indices[i]])]
    }

    private fun nearest(sourceLength: Int, targetLength: Int): IntArray {
        val scale = sourceLength.toFloat() / targetLength.toFloat()
        return IntArray(targetLength) { min(floor((it + 0.5f) * scale).toInt(), sourceLength - 1) }
    }
}
