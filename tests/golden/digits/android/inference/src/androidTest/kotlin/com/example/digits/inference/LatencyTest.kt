package com.example.digits.inference

import android.os.Build
import android.os.Bundle
import androidx.test.ext.junit.runners.AndroidJUnit4
import androidx.test.platform.app.InstrumentationRegistry
import java.io.File
import kotlin.test.assertEquals
import kotlinx.coroutines.runBlocking
import org.junit.Test
import org.junit.runner.RunWith

/**
 * Classifies a golden frame again and again, on the accelerator that the app works with and on each
 * other one that gives the right answers, and writes how long each stage took.
 * It fails if the answer changes under load, never because of a time.
 *
 * `scripts/device-benchmark.sh` runs it and fetches what it has written.
 */
@RunWith(AndroidJUnit4::class)
class LatencyTest {
    private val instrumentation = InstrumentationRegistry.getInstrumentation()
    private val context = instrumentation.targetContext

    @Test
    fun classify_againAndAgain_keepsItsAnswerAndReportsItsTimes() = runBlocking {
        val used = LiteRtImageClassifier.open(context)
        val results = mutableListOf(used.use { measure(it, inUse = true) })
        val inUse = used.accelerators.inUse
        for (candidate in used.accelerators.candidates) {
            if (candidate.accelerator == inUse || !isRight(candidate)) continue
            val options = ClassifierOptions(forced = candidate.accelerator)
            results += LiteRtImageClassifier.open(context, options)
                .use { measure(it, inUse = false) }
        }
        report(results)
    }

    private fun isRight(candidate: Candidate): Boolean {
        val rejection = candidate.rejection
        return candidate.time != null &&
            (rejection == null || rejection is RejectionReason.Slower)
    }

    private suspend fun measure(
        classifier: ImageClassifier,
        inUse: Boolean
    ): DeviceBenchmark.Result {
        val vector = ModelAssets.read(context.assets).vectors.first()
        repeat(WARM_UP_FRAMES) { classifier.classify(vector.frame) }
        val answers = List(FRAMES) { classifier.classify(vector.frame) }
        val best = answers.map { it.categories.first().index }.toSet()
        assertEquals(setOf(vector.ranking.first()), best)
        val accelerator = classifier.accelerators.inUse
        return DeviceBenchmark.Result(accelerator, inUse, answers.map { it.times })
    }

    private fun report(results: List<DeviceBenchmark.Result>) {
        val benchmark = DeviceBenchmark(
            model = ModelContract.model,
            manufacturer = Build.MANUFACTURER,
            device = Build.MODEL,
            os = "Android ${Build.VERSION.RELEASE}",
            appVersion = InstrumentationRegistry.getArguments().getString("appVersion", "unknown"),
            results = results
        )
        File(context.filesDir, "device-benchmark.json").writeText(benchmark.toJson())
        val said = Bundle().apply { putString("stream", "\n${benchmark.toJson()}") }
        instrumentation.sendStatus(0, said)
    }

    private companion object {
        const val WARM_UP_FRAMES = 10
        const val FRAMES = 200
    }
}
