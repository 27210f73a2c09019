package {{ cookiecutter.application_id }}.inference

/** `tf.image.resize(method="bilinear")`: float32 throughout, the result is not rounded to 8 bits. */
internal class BilinearResampler(private val geometry: ResamplerGeometry) : Resampler {
    private val source = geometry.source
    private val target = geometry.target
    private val columns = BilinearAxis(source.width, target.width, geometry::columnOffset)
    private val rows = BilinearAxis(source.height, target.height, geometry::rowOffset)
    private val shifts = ChannelShifts(geometry.channelOrder)
    private val isGrayscale = geometry.channelOrder == ChannelOrder.GRAYSCALE

    override fun resample(frame: Frame, image: FloatArray) {
        for (y in 0 until target.height) {
            if (isGrayscale) resampleGray(frame, y, image) else resampleColour(frame, y, image)
        }
    }

    private fun resampleColour(frame: Frame, y: Int, image: FloatArray) {
        val top = rows.lower[y]
        val bottom = rows.upper[y]
        val lerpY = rows.lerp[y]
        var index = geometry.targetIndex(y)
        for (x in 0 until target.width) {
            val left = columns.lower[x]
            val right = columns.upper[x]
            val lerpX = columns.lerp[x]
            val tl = frame.pixelAt(top + left)
            val tr = frame.pixelAt(top + right)
            val bl = frame.pixelAt(bottom + left)
            val br = frame.pixelAt(bottom + right)
            image[index] = blend(tl, tr, bl, br, shifts.first, lerpX, lerpY)
            image[index + 1] = blend(tl, tr, bl, br, shifts.second, lerpX, lerpY)
            image[index + 2] = blend(tl, tr, bl, br, shifts.third, lerpX, lerpY)
            index += 3
        }
    }

    private fun resampleGray(frame: Frame, y: Int, image: FloatArray) {
        val top = rows.lower[y]
        val bottom = rows.upper[y]
        val lerpY = rows.lerp[y]
        val start = geometry.targetIndex(y)
        for (x in 0 until target.width) {
            val left = columns.lower[x]
            val right = columns.upper[x]
            val tl = luma(frame.pixelAt(top + left))
            val tr = luma(frame.pixelAt(top + right))
            val bl = luma(frame.pixelAt(bottom + left))
            val br = luma(frame.pixelAt(bottom + right))
            image[start + x] = blend(tl, tr, bl, br, 0, columns.lerp[x], lerpY)
        }
    }

    private fun blend(
        tl: Int,
        tr: Int,
        bl: Int,
        br: Int,
        shift: Int,
        lerpX: Float,
        lerpY: Float
    ): Float {
        val top = mix(channel(tl, shift).toFloat(), channel(tr, shift).toFloat(), lerpX)
        val bottom = mix(channel(bl, shift).toFloat(), channel(br, shift).toFloat(), lerpX)
        return mix(top, bottom, lerpY)
    }

    private fun mix(from: Float, to: Float, weight: Float): Float = from + (to - from) * weight
}
