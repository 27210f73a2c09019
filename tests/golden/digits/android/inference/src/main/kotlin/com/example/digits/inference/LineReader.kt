package com.example.digits.inference

/** Reads the lines of a [scan] as bytes in which every channel of the tensor has its place. */
internal class LineReader(private val scan: Scan, private val order: ChannelOrder) {
    private val isGrayscale = order == ChannelOrder.GRAYSCALE
    private val pixelSize = if (isGrayscale) 1 else Frame.BYTES_PER_PIXEL
    private val rgba = ByteArray(scan.lineLength * Frame.BYTES_PER_PIXEL)

    /** An array for [read]. */
    fun newLine() = ByteArray(scan.lineLength * pixelSize)

    /** Reads [line] of [frame] into [bytes]. */
    fun read(frame: Frame, line: Int, bytes: ByteArray) {
        val target = if (isGrayscale) rgba else bytes
        frame.readRow(scan.row(line), scan.firstColumn, scan.lineLength, target)
        if (isGrayscale) lumaOf(rgba, bytes)
    }

    /**
     * Where the values of [pixels] stand in a line that was read: one index per channel, in the tensor's
     * order. Tables of them let one loop serve every order of channels, rotation and mirroring.
     */
    fun indices(pixels: IntArray): IntArray = IntArray(pixels.size * order.channels) { value ->
        val pixel = pixels[value / order.channels]
        scan.place(pixel) * pixelSize + order.byteOf(value % order.channels)
    }
}
