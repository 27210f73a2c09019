package com.example.digits.inference

import kotlin.time.Duration

/**
 * What became of one accelerator: in use, rejected, right but not needed, or not tried (then both
 * properties are null).
 *
 * @property rejection why it isn't used, or what speaks against it although it was forced.
 * @property time median of a run including the readback of the result; null if it wasn't timed.
 */
data class Candidate(
    val accelerator: Accelerator,
    val rejection: RejectionReason? = null,
    val time: Duration? = null
)

/** How the accelerator in use came to be it. */
enum class Choice {
    /** Every candidate that started was checked and timed. */
    MEASURED,

    /** An earlier start measured; this one checked the winner alone. */
    REMEMBERED,

    /** The user asked for it. */
    FORCED
}

/** Which accelerator runs the model, and what became of each of the [candidates]. */
data class AcceleratorReport(
    val inUse: Accelerator,
    val candidates: List<Candidate>,
    val choice: Choice = Choice.MEASURED
) {
    /** The candidates that something speaks against. */
    val rejections: List<Candidate> get() = candidates.filter { it.rejection != null }
}

/** No accelerator could be trusted with the model; every one of [candidates] has its reason. */
class NoAcceleratorException(val candidates: List<Candidate>) :
    Exception(candidates.joinToString("; ") { "${it.accelerator}: ${it.rejection}" })
