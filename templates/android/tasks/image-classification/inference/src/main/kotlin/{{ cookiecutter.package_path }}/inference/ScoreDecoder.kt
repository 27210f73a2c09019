package {{ cookiecutter.application_id }}.inference

/**
 * Turns the model's raw output into scores and their ranking, without allocating.
 *
 * Not safe for use by several threads at once.
 */
class ScoreDecoder(private val tensor: TensorSpec, private val postprocessing: Postprocessing) {
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
        when (raw) {
            is TensorData.Floats -> copy(raw.values)
            is TensorData.Bytes -> dequantize(raw.values)
        }
        postprocessing.activation.applyTo(scores)
        rank(scores, ranking)
    }

    private fun copy(values: FloatArray) {
        requireSize(values.size)
        values.copyInto(scores)
    }

    private fun dequantize(values: ByteArray) {
        requireSize(values.size)
        val mask = if (tensor.dtype == DType.UINT8) 0xFF else -1
        val scale = tensor.quantization.scale
        val zeroPoint = tensor.quantization.zeroPoint
        for (i in values.indices) {
            scores[i] = ((values[i].toInt() and mask) - zeroPoint).toFloat() * scale
        }
    }

    private fun requireSize(size: Int) {
        require(size == scores.size) { "The output holds $size values instead of ${scores.size}" }
    }
}
