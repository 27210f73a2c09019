package {{ cookiecutter.application_id }}.inference

/** Resizes frames of one geometry; built once, then reused without allocating. */
internal fun interface Resampler {
    /**
     * Reads the region of [frame] that the model sees and writes its values, 0..255, into [image]:
     * rows of interleaved channels in the tensor's order. Padding is left as it is.
     */
    fun resample(frame: Frame, image: FloatArray)
}

/**
 * What every resampler needs to know of its two pictures.
 *
 * @property imageWidth width of the whole target picture, padding included.
 */
internal class ResamplerGeometry(
    private val view: UprightView,
    private val fit: Fit,
    private val imageWidth: Int,
    val channelOrder: ChannelOrder
) {
    val source: PixelRegion get() = fit.source
    val target: PixelRegion get() = fit.target

    /** Byte offset of [column] of the source region from the start of a row. */
    fun columnOffset(column: Int): Int = view.columnOffset(source.left + column)

    /** Byte offset of the start of [row] of the source region. */
    fun rowOffset(row: Int): Int = view.rowOffset(source.top + row)

    /** Index of the first value of [row] of the target region. */
    fun targetIndex(row: Int): Int =
        ((target.top + row) * imageWidth + target.left) * channelOrder.channels
}

internal fun resampler(filter: ResizeFilter, geometry: ResamplerGeometry): Resampler =
    when (filter) {
        ResizeFilter.BILINEAR -> BilinearResampler(geometry)
        ResizeFilter.PILLOW_BILINEAR -> PillowBilinearResampler(geometry)
        ResizeFilter.NEAREST -> NearestResampler(geometry)
    }
