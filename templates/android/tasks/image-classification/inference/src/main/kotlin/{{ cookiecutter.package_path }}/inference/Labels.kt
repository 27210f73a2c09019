package {{ cookiecutter.application_id }}.inference

import java.io.InputStream

/**
 * Reads the labels, one a line and taken verbatim, in the order of the model's scores.
 *
 * @throws IllegalArgumentException if there are not [count] of them.
 */
fun readLabels(source: InputStream, count: Int): List<String> {
    val labels = source.readBytes().decodeToString().removeSuffix("\n").split('\n')
    require(labels.size == count) { "${labels.size} labels for $count scores" }
    return labels
}
