package com.example.digits.inference

/**
 * Resizes lines of interleaved [channels] along [axis].
 *
 * The taps of all target pixels follow each other in one list: a loop over few taps inside of a loop
 * over pixels would take twice as long.
 */
internal class PillowLine(axis: PillowAxis, private val channels: Int) {
    private val weights = axis.weights.flatMap { it.asList() }.toIntArray()

    /** Index of the first value of each tap's source pixel. */
    private val sources = axis.first.indices
        .flatMap { axis.first[it] until axis.end[it] }
        .map { it * channels }
        .toIntArray()

    /** Whether a tap is the last one of its target pixel. */
    private val isLast = axis.weights
        .flatMap { taps -> taps.indices.map { it == taps.lastIndex } }
        .toBooleanArray()

    /** Makes [narrow] of [wide]; both hold values 0..255. */
    fun narrow(wide: IntArray, narrow: IntArray) {
        if (channels == 1) narrowGray(wide, narrow) else narrowColour(wide, narrow)
    }

    private fun narrowColour(wide: IntArray, narrow: IntArray) {
        var sum1 = PillowAxis.INITIAL_SUM
        var sum2 = PillowAxis.INITIAL_SUM
        var sum3 = PillowAxis.INITIAL_SUM
        var target = 0
        for (tap in weights.indices) {
            val weight = weights[tap]
            val source = sources[tap]
            sum1 += wide[source] * weight
            sum2 += wide[source + 1] * weight
            sum3 += wide[source + 2] * weight
            if (isLast[tap]) {
                narrow[target++] = sum1 shr PillowAxis.PRECISION_BITS
                narrow[target++] = sum2 shr PillowAxis.PRECISION_BITS
                narrow[target++] = sum3 shr PillowAxis.PRECISION_BITS
                sum1 = PillowAxis.INITIAL_SUM
                sum2 = PillowAxis.INITIAL_SUM
                sum3 = PillowAxis.INITIAL_SUM
            }
        }
    }

    private fun narrowGray(wide: IntArray, narrow: IntArray) {
        var sum = PillowAxis.INITIAL_SUM
        var target = 0
        for (tap in weights.indices) {
            sum += wide[sources[tap]] * weights[tap]
            if (isLast[tap]) {
                narrow[target++] = sum shr PillowAxis.PRECISION_BITS
                sum = PillowAxis.INITIAL_SUM
            }
        }
    }
}
