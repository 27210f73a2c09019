package {{ cookiecutter.application_id }}.inference

/** Resizes lines of interleaved [channels] along [axis]. */
internal class PillowLine(private val axis: PillowAxis, private val channels: Int) {
    /** Makes [narrow] of [wide]; both hold values 0..255. */
    fun narrow(wide: IntArray, narrow: IntArray) {
        if (channels == 1) narrowGray(wide, narrow) else narrowColour(wide, narrow)
    }

    private fun narrowColour(wide: IntArray, narrow: IntArray) {
        for (x in 0 until axis.targetLength) {
            var weight = x * axis.stride
            var value = axis.first[x] * 3
            var sum1 = PillowAxis.INITIAL_SUM
            var sum2 = PillowAxis.INITIAL_SUM
            var sum3 = PillowAxis.INITIAL_SUM
            repeat(axis.count[x]) {
                val w = axis.weights[weight++]
                sum1 += wide[value++] * w
                sum2 += wide[value++] * w
                sum3 += wide[value++] * w
            }
            narrow[3 * x] = sum1 shr PillowAxis.PRECISION_BITS
            narrow[3 * x + 1] = sum2 shr PillowAxis.PRECISION_BITS
            narrow[3 * x + 2] = sum3 shr PillowAxis.PRECISION_BITS
        }
    }

    private fun narrowGray(wide: IntArray, narrow: IntArray) {
        for (x in 0 until axis.targetLength) {
            var sum = PillowAxis.INITIAL_SUM
            for (k in 0 until axis.count[x]) {
                sum += wide[axis.first[x] + k] * axis.weights[x * axis.stride + k]
            }
            narrow[x] = sum shr PillowAxis.PRECISION_BITS
        }
    }
}
