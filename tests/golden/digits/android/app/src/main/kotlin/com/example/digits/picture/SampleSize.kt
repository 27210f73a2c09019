package com.example.digits.picture

/** More pixels than a screen shows or a model sees, and few enough for any device's memory. */
private const val LONGEST_SIDE = 2048

/**
 * By which power of two a picture's sides are divided while it is decoded, so that the longer one
 * has at most 2048 pixels. Decoders do that well and fast; the rest is left to preprocessing.
 */
internal fun sampleSize(width: Int, height: Int): Int {
    var size = 1
    while (maxOf(width, height) / size > LONGEST_SIDE) size *= 2
    return size
}
