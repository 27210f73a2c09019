package com.example.digits.inference

/**
 * What the user may decide about a classifier.
 *
 * @property forced the only accelerator to try. If it starts, it is used even if its check fails or
 *   it is slow: the report says so.
 * @property tryNpu whether the NPU is a candidate, before the GPU.
 * @property measureAgain whether all candidates are tried whatever is remembered of them, even those
 *   in which the app died. Nothing is measured of a forced one.
 * @property without an accelerator that is no candidate, since it failed after it was chosen.
 */
data class ClassifierOptions(
    val forced: Accelerator? = null,
    val tryNpu: Boolean = false,
    val measureAgain: Boolean = false,
    val without: Accelerator? = null
) {
    /** The accelerators to try, the preferred one first. */
    val candidates: List<Accelerator>
        get() = Accelerator.entries.filter { it != without && (it != Accelerator.NPU || tryNpu) }
}
