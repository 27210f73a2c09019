package com.example.digits.picture

/**
 * How a picture has to be turned to be upright, as its file says.
 *
 * @property rotationDegrees clockwise.
 * @property isMirrored whether it is then flipped left to right.
 */
internal enum class ExifOrientation(val rotationDegrees: Int, val isMirrored: Boolean) {
    UPRIGHT(0, isMirrored = false),
    FLIPPED(0, isMirrored = true),
    TURN_180(180, isMirrored = false),
    TURN_180_FLIPPED(180, isMirrored = true),
    TURN_90_FLIPPED(90, isMirrored = true),
    TURN_90(90, isMirrored = false),
    TURN_270_FLIPPED(270, isMirrored = true),
    TURN_270(270, isMirrored = false);

    companion object {
        /** By the [value] of the Exif tag, 1 to 8; any other means nothing and leaves it as it is. */
        fun of(value: Int): ExifOrientation = entries.getOrElse(value - 1) { UPRIGHT }
    }
}
