package com.example.digits.inference

/**
 * Resizes frames of one geometry; built once, then reused without allocating.
 *
 * It works along the lines of the frame, so that memory is read in its own order however the frame is
 * turned: a target line is a row of the target region, or a column of it if the frame is turned.
 */
internal interface Resampler {
    /**
     * Computes a target [line] of [frame]: values 0..255, the channels of a pixel side by side in the
     * tensor's order. Lines are asked for one by one, beginning with 0.
     */
    fun resample(frame: Frame, line: Int, values: FloatArray)
}

/** The resampler that makes [lineCount] lines of [lineLength] pixels of what [scan] reads. */
internal fun resampler(
    filter: ResizeFilter,
    scan: Scan,
    channelOrder: ChannelOrder,
    lineCount: Int,
    lineLength: Int
): Resampler = when (filter) {
    ResizeFilter.BILINEAR -> BilinearResampler(scan, channelOrder, lineCount, lineLength)

    ResizeFilter.PILLOW_BILINEAR ->
        PillowBilinearResampler(scan, channelOrder, lineCount, lineLength)

    ResizeFilter.NEAREST -> NearestResampler(scan, channelOrder, lineCount, lineLength)
}
