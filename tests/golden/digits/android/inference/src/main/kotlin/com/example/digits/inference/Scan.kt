package com.example.digits.inference

/**
 * How a [region] of the upright picture lies in the memory of [frame], where it is read line by line.
 *
 * A line is a part of a row of the frame: a row of the upright region or, where the frame is turned by
 * a quarter, one of its columns. Lines and the pixels of a line are counted as in the upright region, so
 * turning and mirroring only change which row and which byte of it a number stands for.
 */
internal class Scan(frame: Frame, region: PixelRegion) {
    private val isXReversed = frame.rotationDegrees in 90..180 != frame.isMirrored
    private val isYReversed = frame.rotationDegrees >= 180
    private val columns = ScanAxis(frame.uprightWidth, region.left, region.width, isXReversed)
    private val rows = ScanAxis(frame.uprightHeight, region.top, region.height, isYReversed)

    /** Whether a line is a column of the upright region. */
    val isTurned = frame.isTurned

    private val across = if (isTurned) columns else rows
    private val along = if (isTurned) rows else columns

    /** Number of lines. */
    val lineCount: Int get() = across.length

    /** Pixels of a line. */
    val lineLength: Int get() = along.length

    /** The frame's column with which every line begins in memory. */
    val firstColumn: Int get() = along.first

    /** The frame's row that holds [line]. */
    fun row(line: Int): Int = across.first + across.place(line)

    /** How far [pixel] of a line is from the line's beginning in memory. */
    fun place(pixel: Int): Int = along.place(pixel)
}

/** One axis of the upright region, and whether memory holds it backwards. */
private class ScanAxis(extent: Int, start: Int, val length: Int, private val isReversed: Boolean) {
    /** Row or column of the frame that is the first in memory. */
    val first = if (isReversed) extent - start - length else start

    fun place(index: Int): Int = if (isReversed) length - 1 - index else index
}
