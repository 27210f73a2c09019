package {{ cookiecutter.application_id }}.inference

import android.os.Bundle
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import kotlin.test.assertEquals
import kotlin.time.Duration
import kotlinx.coroutines.runBlocking
import org.junit.Test
import org.junit.runner.RunWith

/**
 * Classifies a golden frame again and again on the accelerator that the app would use, and reports
 * how long each stage took. It fails if the answer changes under load, never because of a time.
 *
 * The figures stand in the test's output, and in Logcat under `TestRunner`.
 */
@RunWith(AndroidJUnit4::class)
class LatencyTest {
    private val instrumentation = InstrumentationRegistry.getInstrumentation()
    private val context = instrumentation.targetContext

    @Test
    fun classify_againAndAgain_keepsItsAnswerAndReportsItsTimes() = runBlocking {
        val vector = ModelAssets.read(context.assets).vectors.first()
        {{ cookiecutter.android_runtime }}ImageClassifier.open(context).use { classifier ->
            repeat(WARM_UP_FRAMES) { classifier.classify(vector.frame) }

            val answers = List(FRAMES) { classifier.classify(vector.frame) }

            report("accelerator", classifier.accelerators.inUse.name)
            report("preprocessing", answers.map { it.times.preprocessing })
            report("inference", answers.map { it.times.inference })
            report("postprocessing", answers.map { it.times.postprocessing })
            val best = answers.map { it.categories.first().index }.toSet()
            assertEquals(setOf(vector.ranking.first()), best)
        }
    }

    private fun report(stage: String, times: List<Duration>) {
        val sorted = times.sorted()
        report(stage, "median ${sorted[FRAMES / 2]}, 90 % within ${sorted[FRAMES * 9 / 10]}")
    }

    private fun report(name: String, value: String) {
        instrumentation.sendStatus(0, Bundle().apply { putString("stream", "\n$name: $value") })
    }

    private companion object {
        const val WARM_UP_FRAMES = 10
        const val FRAMES = 200
    }
}
