package com.example.digits.inference

/** Applies `(value - mean) / std` in float32 to lines of [lineLength] pixels. */
internal class Normalizer(normalization: Normalization, lineLength: Int) {
    private val channels = normalization.mean.size

    // One for each value of a line, which makes the loop so plain that compilers vectorise it.
    private val mean = FloatArray(lineLength * channels) { normalization.mean[it % channels] }
    private val std = FloatArray(lineLength * channels) { normalization.std[it % channels] }

    /** Normalises [values], 0..255 with the channels of a pixel side by side, in place. */
    fun normalize(values: FloatArray) {
        // A product with the reciprocal would be faster and not the same number.
        for (i in values.indices) values[i] = (values[i] - mean[i]) / std[i]
    }
}
