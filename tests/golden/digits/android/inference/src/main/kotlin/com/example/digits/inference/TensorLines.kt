package com.example.digits.inference

/**
 * Where the lines of a [region] of the image tensor stand in it.
 *
 * @param isTurned whether a line is a column of the region instead of a row.
 */
internal class TensorLines(
    preprocessing: ImagePreprocessing,
    private val region: PixelRegion,
    isTurned: Boolean
) {
    private val size = preprocessing.size
    private val channels = preprocessing.channelOrder.channels
    private val isChannelsLast = preprocessing.layout == TensorLayout.NHWC
    private val columnStep = if (isChannelsLast) channels else 1
    private val rowStep = size.width * columnStep
    private val channelStep = if (isChannelsLast) 1 else size.width * size.height
    private val lineStep = if (isTurned) columnStep else rowStep
    private val pixelStep = if (isTurned) rowStep else columnStep

    /** Number of lines. */
    val count = if (isTurned) region.width else region.height

    /** Pixels of a line. */
    val length = if (isTurned) region.height else region.width

    /** How far each value of a line is from the line's first one, channels side by side. */
    val offsets = IntArray(length * channels) {
        it / channels * pixelStep + it % channels * channelStep
    }

    /** Whether a line stands in the tensor as it is, one value after the other. */
    val areContiguous = offsets.indices.all { offsets[it] == it }

    /** Index of the first value of [line] in the tensor. */
    fun start(line: Int): Int = region.top * rowStep + region.left * columnStep + line * lineStep
}
