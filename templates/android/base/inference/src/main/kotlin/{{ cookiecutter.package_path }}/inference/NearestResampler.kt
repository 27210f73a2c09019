package {{ cookiecutter.application_id }}.inference

import kotlin.math.floor
import kotlin.math.min

/** `tf.image.resize(method="nearest")` with half-pixel centres; the results are integers. */
internal class NearestResampler(private val geometry: ResamplerGeometry) : Resampler {
    private val target = geometry.target
    private val columns = offsets(geometry.source.width, target.width, geometry::columnOffset)
    private val rows = offsets(geometry.source.height, target.height, geometry::rowOffset)
    private val shifts = ChannelShifts(geometry.channelOrder)
    private val isGrayscale = geometry.channelOrder == ChannelOrder.GRAYSCALE

    override fun resample(frame: Frame, image: FloatArray) {
        for (y in 0 until target.height) {
            var index = geometry.targetIndex(y)
            for (x in 0 until target.width) {
                val pixel = frame.pixelAt(rows[y] + columns[x])
                if (isGrayscale) {
                    image[index++] = luma(pixel).toFloat()
                } else {
                    image[index++] = channel(pixel, shifts.first).toFloat()
                    image[index++] = channel(pixel, shifts.second).toFloat()
                    image[index++] = channel(pixel, shifts.third).toFloat()
                }
            }
        }
    }

    private fun offsets(sourceLength: Int, targetLength: Int, offsetOf: (Int) -> Int): IntArray {
        val scale = sourceLength.toFloat() / targetLength.toFloat()
        return IntArray(targetLength) { i ->
            offsetOf(min(floor((i + 0.5f) * scale).toInt(), sourceLength - 1))
        }
    }
}
