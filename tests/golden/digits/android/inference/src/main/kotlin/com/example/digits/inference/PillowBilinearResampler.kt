package com.example.digits.inference

/**
 * Pillow's `Image.resize(BILINEAR)`: in fixed point, columns first, then rows, 8 bits in between.
 *
 * Each line of the frame is read once and kept as long as target lines need it.
 */
internal class PillowBilinearResampler(
    private val scan: Scan,
    order: ChannelOrder,
    lineCount: Int,
    lineLength: Int
) : Resampler {
    private val reader = LineReader(scan, order)
    private val across = PillowAxis(scan.lineCount, lineCount)
    private val along = PillowLine(PillowAxis(scan.lineLength, lineLength), order.channels)

    private val bytes = reader.newLine()
    private val indices = reader.indices(IntArray(scan.lineLength) { it })

    /** One line of the frame. */
    private val wide = IntArray(indices.size)

    /** One target line. */
    private val narrow = IntArray(lineLength * order.channels)

    /** What a line that is kept is as long as: what comes first in upright pictures comes first here. */
    private val keptLength = if (scan.isTurned) wide.size else narrow.size

    /** Each in an array of its own, so that [add] walks both of its arrays with one index. */
    private val kept = Array(across.weights.maxOf { it.size }) { IntArray(keptLength) }
    private val sums = IntArray(keptLength)
    private var next = 0

    override fun resample(frame: Frame, line: Int, values: FloatArray) {
        if (line == 0) next = 0
        while (next < across.end[line]) keep(frame, next++)
        addUp(line)
        if (scan.isTurned) along.narrow(sums, narrow) else sums.copyInto(narrow)
        val real = byteValues
        for (i in values.indices) values[i] = real[narrow[i]]
    }

    private fun keep(frame: Frame, line: Int) {
        reader.read(frame, line, bytes)
        for (i in wide.indices) wide[i] = unsigned(bytes[indices[i]])
        if (!scan.isTurned) along.narrow(wide, narrow)
        (if (scan.isTurned) wide else narrow).copyInto(kept[line % kept.size])
    }

    private fun addUp(line: Int) {
        sums.fill(PillowAxis.INITIAL_SUM)
        val first = across.first[line]
        val weights = across.weights[line]
        for (k in weights.indices) add(kept[(first + k) % kept.size], weights[k])
        for (i in sums.indices) sums[i] = sums[i] shr PillowAxis.PRECISION_BITS
    }

    /** One plain loop over whole arrays, the form that compilers know to make vector instructions of. */
    private fun add(values: IntArray, weight: Int) {
        for (i in sums.indices) sums[i] += values[i] * weight
    }
}
