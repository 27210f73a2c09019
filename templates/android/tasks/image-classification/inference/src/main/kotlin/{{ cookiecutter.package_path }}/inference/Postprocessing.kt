package {{ cookiecutter.application_id }}.inference

/** What has to be applied to the model's raw scores; [NONE] if the graph does it itself. */
enum class Activation { NONE, SOFTMAX, SIGMOID }

/**
 * The way from the model's raw output to the results shown.
 *
 * @property topK how many results there are at most.
 * @property scoreThreshold 0..1; a best score below it counts as "not sure".
 */
data class Postprocessing(val activation: Activation, val topK: Int, val scoreThreshold: Float)
