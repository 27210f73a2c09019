package com.example.digits.inference

/** Everything that is made once for all frames of one geometry, that of [frame]. */
internal class FramePlan(frame: Frame, preprocessing: ImagePreprocessing) {
    private val width = frame.width
    private val height = frame.height
    private val rotationDegrees = frame.rotationDegrees
    private val isMirrored = frame.isMirrored

    val fit = Fit.of(
        preprocessing.resizeMode,
        ImageSize(frame.uprightWidth, frame.uprightHeight),
        preprocessing.size
    )
    private val lines = TensorLines(preprocessing, fit.target, frame.isTurned)
    private val resampler = resampler(
        preprocessing.resizeFilter,
        Scan(frame, fit.source),
        preprocessing.channelOrder,
        lines.count,
        lines.length
    )
    private val normalizer = Normalizer(preprocessing.normalization, lines.length)
    private val values = FloatArray(lines.offsets.size)

    fun suits(frame: Frame): Boolean = frame.width == width &&
        frame.height == height &&
        frame.rotationDegrees == rotationDegrees &&
        frame.isMirrored == isMirrored

    /** Fills the target region of the tensor. */
    fun run(frame: Frame, writer: TensorWriter) {
        for (line in 0 until lines.count) {
            resampler.resample(frame, line, values)
            normalizer.normalize(values)
            writer.write(values, lines, line)
        }
    }
}
