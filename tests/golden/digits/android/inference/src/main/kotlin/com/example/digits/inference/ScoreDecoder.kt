package com.example.digits.inference

/**
 * Turns the model's raw output into scores and their ranking, without allocating.
 *
 * Not safe for use by several threads at once.
 */
class ScoreDecoder(tensor: TensorSpec, private val postprocessing: Postprocessing) {
    private val reader = TensorReader(tensor)

    /** One score per class, after the activation; the next [decode] overwrites it. */
    val scores = FloatArray(tensor.elementCount)

    /** Indices of the best scores, best first; the next [decode] overwrites it. */
    val ranking = IntArray(minOf(postprocessing.topK, scores.size))

    /**
     * Decodes the output tensor [raw] into [scores] and [ranking].
     *
     * @throws IllegalArgumentException if [raw] doesn't have the size that the contract says.
     */
    fun decode(raw: TensorData) {
        reader.read(raw, scores)
        postprocessing.activation.applyTo(scores)
        rank(scores, ranking)
    }
}
