package com.example.digits.inference

/** The byte of a pixel that [channel] of the tensor is taken from. */
internal fun ChannelOrder.byteOf(channel: Int): Int =
    if (this == ChannelOrder.BGR) channels - 1 - channel else channel

/** The luma of each pixel of [rgba], in the fixed-point arithmetic of Pillow's `convert("L")`. */
internal fun lumaOf(rgba: ByteArray, luma: ByteArray) {
    for (pixel in luma.indices) {
        val start = pixel * Frame.BYTES_PER_PIXEL
        val red = unsigned(rgba[start])
        val green = unsigned(rgba[start + 1])
        val blue = unsigned(rgba[start + 2])
        luma[pixel] = ((19595 * red + 38470 * green + 7471 * blue + 32768) shr 16).toByte()
    }
}

/** The value, 0..255, of a byte of a picture. */
internal fun unsigned(byte: Byte): Int = byte.toInt() and 0xFF

/** 0f to 255f, to look the value of a byte up: small enough to stay in the innermost cache. */
internal val byteValues = FloatArray(256) { it.toFloat() }
