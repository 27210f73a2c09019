package com.example.digits.inference

/**
 * Decides which accelerator runs the model: of those that are there, start and give the right
 * answers, the first that no later one clearly outruns. Nothing is skipped without a reason that a
 * person can read.
 *
 * @param candidates the accelerators to try, the preferred one first.
 * @param knownFailures accelerators that aren't even tried, and why.
 * @param memory of earlier starts: what they measured, and where the app died.
 */
internal class AcceleratorCascade<S : ModelSession>(
    private val candidates: List<Accelerator>,
    private val knownFailures: Map<Accelerator, String>,
    private val memory: CascadeMemory,
    private val trial: AcceleratorTrial<S>
) {
    /** A started [session] and how it was chosen. */
    class Selection<out S>(val session: S, val report: AcceleratorReport)

    /**
     * Takes the accelerator of an earlier start if it is still right, else compares all.
     *
     * @throws NoAcceleratorException if no candidate is left; every session is closed then.
     */
    fun select(): Selection<S> = recall() ?: measure()

    /**
     * Forgets what earlier starts measured and where they died, and compares all.
     *
     * @throws NoAcceleratorException if no candidate is left; every session is closed then.
     */
    fun measureAgain(): Selection<S> {
        memory.forget()
        return measure()
    }

    /**
     * Takes [accelerator] if the model runs there at all, whatever speaks against it; this isn't
     * remembered.
     *
     * @throws NoAcceleratorException if it doesn't run.
     */
    fun force(accelerator: Accelerator): Selection<S> {
        val result = trial.of(accelerator)
        val session = result.session ?: throw NoAcceleratorException(listOf(result.candidate))
        val others = candidates.filter { it != accelerator }.map { Candidate(it) }
        val all = (others + result.candidate).sortedBy(Candidate::accelerator)
        return Selection(session, AcceleratorReport(accelerator, all, Choice.FORCED))
    }

    private fun recall(): Selection<S>? {
        val report = memory.report ?: return null
        val winner = report.inUse
        val isSameQuestion = report.candidates.map(Candidate::accelerator) == candidates
        if (!isSameQuestion || obstacle(winner) != null) return null
        val result = trial.of(winner)
        if (result.session == null || result.candidate.rejection != null) {
            result.session?.close()
            return null
        }
        val all = report.candidates.map { if (it.accelerator == winner) result.candidate else it }
        return Selection(result.session, AcceleratorReport(winner, all, Choice.REMEMBERED))
    }

    private fun measure(): Selection<S> {
        val results = candidates.map { accelerator ->
            obstacle(accelerator)?.let { AcceleratorTrial.Result(Candidate(accelerator, it)) }
                ?: trial.of(accelerator)
        }
        val ranking = rank(results.map { it.candidate })
        val winner = results.firstOrNull { it.candidate.accelerator == ranking?.inUse }
        for (result in results) if (result !== winner) result.session?.close()
        val session = winner?.session
        if (ranking == null || session == null) {
            // An app that died everywhere may try again: forgotten is better than never.
            memory.forget()
            throw NoAcceleratorException(results.map { it.candidate })
        }
        memory.remember(ranking)
        return Selection(session, ranking)
    }

    private fun obstacle(accelerator: Accelerator): RejectionReason? {
        knownFailures[accelerator]?.let { return RejectionReason.KnownToFail(it) }
        return if (accelerator in memory.crashed) RejectionReason.CrashedBefore else null
    }
}
