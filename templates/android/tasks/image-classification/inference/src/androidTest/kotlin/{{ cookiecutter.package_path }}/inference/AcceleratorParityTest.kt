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

    @Test
    fun classify_onGpu_agreesWithTheSourceModel() = replayOn(Accelerator.GPU)

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
