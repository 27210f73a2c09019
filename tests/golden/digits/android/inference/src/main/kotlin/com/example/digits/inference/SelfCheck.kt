package com.example.digits.inference

import kotlin.math.abs

/** Replays the golden vectors on an accelerator and measures how far its scores are off. */
class SelfCheck(
    private val vectors: List<GoldenVector>,
    output: TensorSpec,
    postprocessing: Postprocessing
) : AnswerCheck {
    private val decoder = ScoreDecoder(output, postprocessing)
    private val expected = vectors.map { vector ->
        vector.output.copyOf().also { postprocessing.activation.applyTo(it) }
    }

    override val sample: TensorData = vectors.first().input

    /**
     * Greatest difference of a score over all vectors, as a share of the vector's best score: of a
     * thousand classes none may score much, and an accelerator that answers zeros be nearly right.
     */
    override fun greatestError(run: (TensorData) -> TensorData): Float {
        var greatest = 0f
        for ((vector, scores) in vectors.zip(expected)) {
            decoder.decode(run(vector.input))
            val best = maxOf(scores.maxOf(::abs), Float.MIN_VALUE)
            for (i in scores.indices) {
                greatest = maxOf(greatest, abs(decoder.scores[i] - scores[i]) / best)
            }
        }
        return greatest
    }
}
