package {{ cookiecutter.application_id }}.inference

/** Applies `(value - mean) / std` in float32 and puts the values into the tensor's layout. */
internal class Normalizer(preprocessing: ImagePreprocessing) {
    private val channels = preprocessing.channelOrder.channels
    private val pixels = preprocessing.size.width * preprocessing.size.height
    private val mean = preprocessing.normalization.mean.toFloatArray()
    private val std = preprocessing.normalization.std.toFloatArray()
    private val isChannelsLast = preprocessing.layout == TensorLayout.NHWC
    private val pixelStep = if (isChannelsLast) channels else 1
    private val channelStep = if (isChannelsLast) 1 else pixels

    /** Writes [image], interleaved values 0..255 in the tensor's channel order, into [values]. */
    fun normalize(image: FloatArray, values: FloatArray) {
        for (channel in 0 until channels) {
            val channelMean = mean[channel]
            val channelStd = std[channel]
            val start = channel * channelStep
            for (pixel in 0 until pixels) {
                val value = image[pixel * channels + channel]
                values[start + pixel * pixelStep] = (value - channelMean) / channelStd
            }
        }
    }
}
