package {{ cookiecutter.application_id }}.inference

import kotlin.math.abs

/** Replays the golden vectors on an accelerator and measures how far its scores are off. */
class SelfCheck(
    private val vectors: List<GoldenVector>,
    output: TensorSpec,
    postprocessing: Postprocessing
) {
    private val decoder = ScoreDecoder(output, postprocessing)
    private val expected = vectors.map { vector ->
        vector.output.copyOf().also { postprocessing.activation.applyTo(it) }
    }

    /**
     * Greatest difference of a score over all vectors, NaN if a score is not a number.
     *
     * @param run runs the model on an input tensor and returns its raw output.
     */
    fun greatestError(run: (TensorData) -> TensorData): Float {
        var greatest = 0f
        for ((vector, scores) in vectors.zip(expected)) {
            decoder.decode(run(vector.input))
            for (i in scores.indices) {
                greatest = maxOf(greatest, abs(decoder.scores[i] - scores[i]))
            }
        }
        return greatest
    }
}
