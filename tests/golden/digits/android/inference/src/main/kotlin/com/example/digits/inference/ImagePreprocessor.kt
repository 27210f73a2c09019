package com.example.digits.inference

/**
 * Turns camera frames into the model's input tensor exactly as training did.
 *
 * Turning, cropping, resizing, the order of channels, normalisation and the element type all happen in
 * one pass over the frame, a line at a time, so that what is in between stays in the cache. Tables and
 * buffers are built for the first frame of a geometry and reused: no frame after it allocates anything.
 * Not safe for use by several threads at once.
 */
class ImagePreprocessor(private val preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    private val writer = tensorWriter(tensor)
    private var plan: FramePlan? = null

    /** The input tensor for [frame]; the next call overwrites it. */
    fun preprocess(frame: Frame): TensorData {
        planFor(frame).run(frame, writer)
        return writer.tensor
    }

    /** Which part of the upright [frame] the model sees, and where that lies in the tensor. */
    fun fit(frame: Frame): Fit = planFor(frame).fit

    private fun planFor(frame: Frame): FramePlan {
        val current = plan
        if (current != null && current.suits(frame)) return current
        fillWithPadding()
        return FramePlan(frame, preprocessing).also { plan = it }
    }

    /** What no frame of a geometry writes to is letterbox padding. */
    private fun fillWithPadding() {
        val (width, height) = preprocessing.size
        val lines = TensorLines(preprocessing, PixelRegion(0, 0, width, height), isTurned = false)
        val values = FloatArray(lines.offsets.size) { preprocessing.padValue.toFloat() }
        Normalizer(preprocessing.normalization, width).normalize(values)
        for (line in 0 until lines.count) writer.write(values, lines, line)
    }
}
