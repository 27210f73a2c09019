package {{ cookiecutter.application_id }}.inference

/** Pillow's `Image.resize(BILINEAR)`: a horizontal, then a vertical fixed-point pass, 8-bit results. */
internal class PillowBilinearResampler(private val geometry: ResamplerGeometry) : Resampler {
    private val source = geometry.source
    private val target = geometry.target
    private val columns = PillowAxis(source.width, target.width)
    private val rows = PillowAxis(source.height, target.height)
    private val columnOffsets = IntArray(source.width, geometry::columnOffset)
    private val shifts = ChannelShifts(geometry.channelOrder)
    private val isGrayscale = geometry.channelOrder == ChannelOrder.GRAYSCALE
    private val rowLength = target.width * geometry.channelOrder.channels

    /** One row of the source. */
    private val line = IntArray(source.width)

    /** The picture after the horizontal pass: target width, source height. */
    private val narrowed = IntArray(source.height * rowLength)

    /** What the vertical pass has added up for one row of the target. */
    private val sums = IntArray(rowLength)

    override fun resample(frame: Frame, image: FloatArray) {
        for (row in 0 until source.height) {
            readLine(frame, row)
            if (isGrayscale) narrowGrayLine(row) else narrowColourLine(row)
        }
        for (y in 0 until target.height) shortenTo(y, image)
    }

    private fun readLine(frame: Frame, row: Int) {
        val start = geometry.rowOffset(row)
        for (x in line.indices) line[x] = frame.pixelAt(start + columnOffsets[x])
    }

    private fun narrowColourLine(row: Int) {
        var index = row * rowLength
        for (x in 0 until target.width) {
            val first = columns.first[x]
            val firstWeight = x * columns.stride
            var sum1 = PillowAxis.INITIAL_SUM
            var sum2 = PillowAxis.INITIAL_SUM
            var sum3 = PillowAxis.INITIAL_SUM
            for (k in 0 until columns.count[x]) {
                val pixel = line[first + k]
                val weight = columns.weights[firstWeight + k]
                sum1 += channel(pixel, shifts.first) * weight
                sum2 += channel(pixel, shifts.second) * weight
                sum3 += channel(pixel, shifts.third) * weight
            }
            narrowed[index++] = PillowAxis.toByte(sum1)
            narrowed[index++] = PillowAxis.toByte(sum2)
            narrowed[index++] = PillowAxis.toByte(sum3)
        }
    }

    private fun narrowGrayLine(row: Int) {
        for (x in line.indices) line[x] = luma(line[x])
        for (x in 0 until target.width) {
            var sum = PillowAxis.INITIAL_SUM
            for (k in 0 until columns.count[x]) {
                sum += line[columns.first[x] + k] * columns.weights[x * columns.stride + k]
            }
            narrowed[row * rowLength + x] = PillowAxis.toByte(sum)
        }
    }

    private fun shortenTo(y: Int, image: FloatArray) {
        sums.fill(PillowAxis.INITIAL_SUM)
        for (k in 0 until rows.count[y]) {
            val weight = rows.weights[y * rows.stride + k]
            val start = (rows.first[y] + k) * rowLength
            for (i in sums.indices) sums[i] += narrowed[start + i] * weight
        }
        val start = geometry.targetIndex(y)
        for (i in sums.indices) image[start + i] = PillowAxis.toByte(sums[i]).toFloat()
    }
}
