package com.example.digits.inference

/**
 * What the model saw: an input tensor turned back into a picture.
 *
 * @property argb a colour for each pixel, row by row.
 * @property lowest the tensor's smallest real value.
 * @property highest the tensor's greatest real value.
 */
class InputPicture(
    val width: Int,
    val height: Int,
    val argb: IntArray,
    val lowest: Float,
    val highest: Float
) {
    companion object {
        /** The picture in [tensor], which [spec] describes and [preprocessing] made. */
        fun of(
            tensor: TensorData,
            spec: TensorSpec,
            preprocessing: ImagePreprocessing
        ): InputPicture {
            val values = FloatArray(spec.elementCount)
            TensorReader(spec).read(tensor, values)
            val (width, height) = preprocessing.size
            val channels = PictureChannels(values, preprocessing)
            return InputPicture(
                width,
                height,
                IntArray(width * height, channels::argb),
                values.min(),
                values.max()
            )
        }
    }
}

/** The real [values] of an image tensor as the colours that they were before normalisation. */
private class PictureChannels(
    private val values: FloatArray,
    private val preprocessing: ImagePreprocessing
) {
    private val pixels = preprocessing.size.width * preprocessing.size.height
    private val channels = preprocessing.channelOrder.channels

    fun argb(pixel: Int): Int = when (preprocessing.channelOrder) {
        ChannelOrder.RGB -> opaque(at(pixel, 0), at(pixel, 1), at(pixel, 2))
        ChannelOrder.BGR -> opaque(at(pixel, 2), at(pixel, 1), at(pixel, 0))
        ChannelOrder.GRAYSCALE -> at(pixel, 0).let { opaque(it, it, it) }
    }

    private fun at(pixel: Int, channel: Int): Int {
        val index = when (preprocessing.layout) {
            TensorLayout.NHWC -> pixel * channels + channel
            TensorLayout.NCHW -> channel * pixels + pixel
        }
        val (mean, std) = preprocessing.normalization
        return (values[index] * std[channel] + mean[channel] + 0.5f).toInt().coerceIn(0, 255)
    }

    private fun opaque(red: Int, green: Int, blue: Int): Int =
        (0xFF shl 24) or (red shl 16) or (green shl 8) or blue
}
