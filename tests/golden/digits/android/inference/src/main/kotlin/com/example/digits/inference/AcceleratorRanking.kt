package com.example.digits.inference

/**
 * The first of [candidates] that is right and that no later one clearly outruns, and why those
 * before it aren't used; null if none is right.
 */
internal fun rank(candidates: List<Candidate>): AcceleratorReport? {
    val ranked = candidates.mapIndexed { index, candidate ->
        candidate.givenUpFor(fastest(candidates.drop(index + 1)))
    }
    return ranked.firstOrNull(Candidate::isRight)?.let { AcceleratorReport(it.accelerator, ranked) }
}

private fun fastest(candidates: List<Candidate>): Candidate? =
    candidates.filter(Candidate::isRight).minByOrNull(Candidate::runTime)

private fun Candidate.givenUpFor(other: Candidate?): Candidate {
    if (other == null || !isRight || !other.clearlyOutruns(this)) return this
    return copy(rejection = RejectionReason.Slower(runTime, other.accelerator, other.runTime))
}

private val Candidate.isRight get() = rejection == null && time != null

private val Candidate.runTime get() = checkNotNull(time)

private fun Candidate.clearlyOutruns(other: Candidate) = runTime < other.runTime * CLEARLY_FASTER

/**
 * The share of its time that a later accelerator must at most need to be used in an earlier one's
 * place. A phone's clock, heat and other apps change times by a third from one minute to the next;
 * and at equal speed the earlier accelerator draws less power.
 */
private const val CLEARLY_FASTER = 2.0 / 3.0
