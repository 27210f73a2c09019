package {{ cookiecutter.application_id }}.inference

import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import kotlin.math.abs
import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import org.junit.Assume.assumeTrue
import org.junit.Test
import org.junit.runner.RunWith

/** Runs the model on this device and compares it with what the source model says. */
@RunWith(AndroidJUnit4::class)
class AcceleratorParityTest {
    private val context = InstrumentationRegistry.getInstrumentation().targetContext

    @Test
    fun classify_onCpu_agreesWithTheSourceModel() = replayOn(Accelerator.CPU)

{%- if cookiecutter.android_runtime != 'Interpreter' %}

    @Test
    fun classify_onGpu_agreesWithTheSourceModel() = replayOn(Accelerator.GPU)
{%- endif %}
{%- if cookiecutter.model.stateful %}

    /** Each vector is the model's first frame: it remembers what it has seen. */
    private fun replayOn(accelerator: Accelerator) = runBlocking {
        for (vector in ModelAssets.read(context.assets).vectors) {
            val actual = open(accelerator).use { it.classify(vector.frame).categories }

            val tolerance = ModelContract.tolerance(accelerator) * vector.scores.maxOf(::abs)
            assertEquals(vector.ranking.first(), actual.first().index, vector.name)
            for ((expected, category) in vector.scores.zip(actual)) {
                assertEquals(expected, category.score, tolerance, vector.name)
            }
        }
    }
{%- else %}

    private fun replayOn(accelerator: Accelerator) = runBlocking {
        open(accelerator).use { classifier ->
            for (vector in ModelAssets.read(context.assets).vectors) {
                val actual = classifier.classify(vector.frame).categories

                val tolerance = ModelContract.tolerance(accelerator) * vector.scores.maxOf(::abs)
                assertEquals(vector.ranking.first(), actual.first().index, vector.name)
                for ((expected, category) in vector.scores.zip(actual)) {
                    assertEquals(expected, category.score, tolerance, vector.name)
                }
            }
        }
    }
{%- endif %}

    private suspend fun open(accelerator: Accelerator): ImageClassifier {
        val knownFailure = ModelContract.knownFailures[accelerator]
        assumeTrue(knownFailure, knownFailure == null)
        return try {
            {{ cookiecutter.android_runtime }}ImageClassifier.open(context, ClassifierOptions(forced = accelerator))
        } catch (nothing: NoAcceleratorException) {
            val isThere = nothing.candidates.single().rejection != RejectionReason.NotAvailable
            assumeTrue("This device has no $accelerator", isThere)
            throw nothing
        }
    }
}
