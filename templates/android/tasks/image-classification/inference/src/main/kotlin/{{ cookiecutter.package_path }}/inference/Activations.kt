package {{ cookiecutter.application_id }}.inference

import kotlin.math.exp
import kotlin.math.max

/** Applies the activation to all of [scores], in place; float64 inside, rounded to float32. */
internal fun Activation.applyTo(scores: FloatArray) = when (this) {
    Activation.NONE -> Unit
    Activation.SOFTMAX -> softmax(scores)
    Activation.SIGMOID -> sigmoid(scores)
}

/** The greatest score is subtracted first, so that no exponential overflows. */
private fun softmax(scores: FloatArray) {
    var greatest = Float.NEGATIVE_INFINITY
    for (score in scores) greatest = max(greatest, score)
    var sum = 0.0
    for (score in scores) sum += exp(score.toDouble() - greatest)
    for (i in scores.indices) {
        scores[i] = (exp(scores[i].toDouble() - greatest) / sum).toFloat()
    }
}

private fun sigmoid(scores: FloatArray) {
    for (i in scores.indices) {
        scores[i] = (1.0 / (1.0 + exp(-scores[i].toDouble()))).toFloat()
    }
}
