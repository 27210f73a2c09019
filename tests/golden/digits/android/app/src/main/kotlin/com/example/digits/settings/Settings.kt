package com.example.digits.settings

/**
 * What the user can choose.
 *
 * @property isSmoothing whether scores glide to their new values, so that they can be read.
 * @property tryNpu whether the NPU is a candidate for running the model.
 */
data class Settings(val isSmoothing: Boolean = true, val tryNpu: Boolean = false)
