package {{ cookiecutter.application_id }}.inference

/**
 * Decides which accelerator runs the model: the first of [candidates] that is there, starts, and
 * gives the right answers. Nothing is skipped without a reason that a person can read.
 *
 * @param knownFailures accelerators that aren't even tried, and why.
 */
class AcceleratorCascade(
    private val candidates: List<Accelerator>,
    private val tolerance: Float,
    private val knownFailures: Map<Accelerator, String> = emptyMap()
) {
    /** A started [session] and how it was chosen. */
    class Selection<out S>(val session: S, val report: AcceleratorReport)

    /**
     * Tries the candidates in order.
     *
     * @param available what the device offers.
     * @param start loads the model for one accelerator, strictly; throws if that can't be done.
     * @param greatestError runs the golden vectors and returns the greatest difference of a score.
     * @throws NoAcceleratorException if no candidate is left; every started session is closed then.
     */
    fun <S : AutoCloseable> select(
        available: Set<Accelerator>,
        start: (Accelerator) -> S,
        greatestError: (Accelerator, S) -> Float
    ): Selection<S> {
        val rejected = mutableListOf<Candidate>()
        for (accelerator in candidates) {
            val obstacle = obstacle(accelerator, available)
            if (obstacle != null) {
                rejected += Candidate(accelerator, obstacle)
                continue
            }
            var session: S? = null
            val reason = try {
                session = start(accelerator)
                judge(greatestError(accelerator, session))
            } catch (failure: Exception) {
                RejectionReason.Failed(failure.message ?: failure.toString())
            }
            if (session != null && reason == null) {
                val untried = candidates.drop(candidates.indexOf(accelerator)).map { Candidate(it) }
                return Selection(session, AcceleratorReport(accelerator, rejected + untried))
            }
            session?.close()
            rejected += Candidate(accelerator, checkNotNull(reason))
        }
        throw NoAcceleratorException(rejected)
    }

    private fun obstacle(accelerator: Accelerator, available: Set<Accelerator>): RejectionReason? {
        knownFailures[accelerator]?.let { return RejectionReason.KnownToFail(it) }
        return if (accelerator in available) null else RejectionReason.NotAvailable
    }

    /** Written so that a NaN is a wrong answer. */
    private fun judge(error: Float): RejectionReason? =
        if (error <= tolerance) null else RejectionReason.WrongAnswer(error, tolerance)
}
