package {{ cookiecutter.application_id }}.inference

/**
 * Pillow's `Image.resize(BILINEAR)`: in fixed point, columns first, then rows, 8 bits in between.
 *
 * Each line of the frame is read once and kept as long as target lines need it.
 */
internal class PillowBilinearResampler(
    private val scan: Scan,
    order: ChannelOrder,
    lineCount: Int,
    private val lineLength: Int
) : Resampler {
    private val reader = LineReader(scan, order)
    private val across = PillowAxis(scan.lineCount, lineCount)
    private val along = PillowAxis(scan.lineLength, lineLength)
    private val narrowing = PillowLine(along, order.channels)

    private val bytes = reader.newLine()
    private val indices = reader.indices(IntArray(scan.lineLength) { it })

    /** One line of the frame. */
    private val wide = IntArray(indices.size)

    /** One target line. */
    private val narrow = IntArray(lineLength * order.channels)

    /** What a line that is kept is as long as: what comes first in upright pictures comes first here. */
    private val keptLength = if (scan.isTurned) wide.size else narrow.size
    private val kept = IntArray(keptLength * across.stride)
    private val sums = IntArray(keptLength)
    private var next = 0

    override fun resample(frame: Frame, line: Int, values: FloatArray) {
        if (line == 0) next = 0
        while (next < across.first[line] + across.count[line]) keep(frame, next++)
        addUp(line)
        if (scan.isTurned) narrowing.narrow(sums, narrow) else sums.copyInto(narrow)
        for (i in values.indices) values[i] = narrow[i].toFloat()
    }

    private fun keep(frame: Frame, line: Int) {
        reader.read(frame, line, bytes)
        for (i in wide.indices) wide[i] = unsigned(bytes[indices[i]])
        if (!scan.isTurned) narrowing.narrow(wide, narrow)
        (if (scan.isTurned) wide else narrow).copyInto(kept, place(line))
    }

    private fun addUp(line: Int) {
        sums.fill(PillowAxis.INITIAL_SUM)
        for (k in 0 until across.count[line]) {
            val weight = across.weights[line * across.stride + k]
            val start = place(across.first[line] + k)
            // So plain that compilers, ART's among them, make vector instructions of it.
            for (i in sums.indices) sums[i] += kept[start + i] * weight
        }
        for (i in sums.indices) sums[i] = sums[i] shr PillowAxis.PRECISION_BITS
    }

    private fun place(line: Int) = line % across.stride * keptLength
}
