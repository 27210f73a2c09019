package {{ cookiecutter.application_id }}.inference

/**
 * Turns camera frames into the model's input tensor exactly as training did.
 *
 * Tables and buffers are built for the first frame of a geometry and reused: no frame after it
 * allocates anything. Not safe for use by several threads at once.
 */
class ImagePreprocessor(private val preprocessing: ImagePreprocessing, tensor: TensorSpec) {
    private val image = FloatArray(tensor.elementCount)
    private val normalizer = Normalizer(preprocessing)
    private val normalized = TensorData.Floats(FloatArray(tensor.elementCount))
    private val quantizer = if (tensor.dtype == DType.FLOAT32) null else TensorQuantizer(tensor)
    private var plan: FramePlan? = null

    /** The input tensor for [frame]; the next call overwrites it. */
    fun preprocess(frame: Frame): TensorData {
        planFor(frame).resampler.resample(frame, image)
        normalizer.normalize(image, normalized.values)
        return quantizer?.quantize(normalized.values) ?: normalized
    }

    /** Which part of the upright [frame] the model sees, and where that lies in the tensor. */
    fun fit(frame: Frame): Fit = planFor(frame).fit

    private fun planFor(frame: Frame): FramePlan {
        val current = plan
        if (current != null && current.suits(frame)) return current
        // What the resampler doesn't write is letterbox padding.
        image.fill(preprocessing.padValue.toFloat())
        return FramePlan(frame, preprocessing).also { plan = it }
    }
}

/** Everything about a frame's geometry that is computed once. */
private class FramePlan(frame: Frame, preprocessing: ImagePreprocessing) {
    private val width = frame.width
    private val height = frame.height
    private val rowStride = frame.rowStride
    private val rotationDegrees = frame.rotationDegrees
    private val isMirrored = frame.isMirrored

    val fit = Fit.of(
        preprocessing.resizeMode,
        ImageSize(frame.uprightWidth, frame.uprightHeight),
        preprocessing.size
    )
    val resampler = resampler(
        preprocessing.resizeFilter,
        ResamplerGeometry(
            UprightView.of(frame),
            fit,
            preprocessing.size.width,
            preprocessing.channelOrder
        )
    )

    fun suits(frame: Frame): Boolean = frame.width == width &&
        frame.height == height &&
        frame.rowStride == rowStride &&
        frame.rotationDegrees == rotationDegrees &&
        frame.isMirrored == isMirrored
}
