package {{ cookiecutter.application_id }}.inference

/**
 * Where the upright picture lies in the frame's bytes: pixel `(x, y)` starts at
 * `origin + x * xStep + y * yStep`, so that turning and mirroring cost nothing.
 */
internal class UprightView private constructor(
    private val origin: Int,
    private val xStep: Int,
    private val yStep: Int
) {
    /** Byte offset of [column] from the start of any row. */
    fun columnOffset(column: Int): Int = column * xStep

    /** Byte offset of the start of [row]. */
    fun rowOffset(row: Int): Int = origin + row * yStep

    private fun mirrored(width: Int) = UprightView(origin + (width - 1) * xStep, -xStep, yStep)

    companion object {
        fun of(frame: Frame): UprightView {
            val pixel = Frame.BYTES_PER_PIXEL
            val row = frame.rowStride
            val lastColumn = (frame.width - 1) * pixel
            val lastRow = (frame.height - 1) * row
            val view = when (frame.rotationDegrees) {
                90 -> UprightView(lastRow, xStep = -row, yStep = pixel)
                180 -> UprightView(lastColumn + lastRow, xStep = -pixel, yStep = -row)
                270 -> UprightView(lastColumn, xStep = row, yStep = -pixel)
                else -> UprightView(0, xStep = pixel, yStep = row)
            }
            return if (frame.isMirrored) view.mirrored(frame.uprightWidth) else view
        }
    }
}
