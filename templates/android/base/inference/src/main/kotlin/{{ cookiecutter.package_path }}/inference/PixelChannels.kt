package {{ cookiecutter.application_id }}.inference

/** How far a pixel is shifted right to have each channel of [order] in its lowest eight bits. */
internal class ChannelShifts(order: ChannelOrder) {
    val first = if (order == ChannelOrder.BGR) BLUE else RED
    val second = GREEN
    val third = if (order == ChannelOrder.BGR) RED else BLUE

    private companion object {
        const val RED = 0
        const val GREEN = 8
        const val BLUE = 16
    }
}

/** The channel of [pixel] that [shift] selects, 0..255. */
internal fun channel(pixel: Int, shift: Int): Int = (pixel ushr shift) and 0xFF

/** Luma of [pixel], 0..255, in the fixed-point arithmetic of Pillow's `convert("L")`. */
internal fun luma(pixel: Int): Int {
    val red = pixel and 0xFF
    val green = (pixel ushr 8) and 0xFF
    val blue = (pixel ushr 16) and 0xFF
    return (19595 * red + 38470 * green + 7471 * blue + 32768) shr 16
}
