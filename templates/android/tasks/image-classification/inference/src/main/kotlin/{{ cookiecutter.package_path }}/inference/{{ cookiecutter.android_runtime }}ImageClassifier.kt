package {{ cookiecutter.application_id }}.inference

import android.content.Context
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicBoolean
import kotlin.time.Duration.Companion.nanoseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.ExecutorCoroutineDispatcher
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.withContext

/** Runs the model with {{ "TensorFlow Lite's Interpreter" if cookiecutter.android_runtime == 'Interpreter' else 'LiteRT' }}, on one thread: its dispatcher's. */
class {{ cookiecutter.android_runtime }}ImageClassifier private constructor(
    private val dispatcher: ExecutorCoroutineDispatcher,
    private val runtime: {{ cookiecutter.android_runtime }}Runtime
) : ImageClassifier {
    private val preprocessor = ImagePreprocessor(ModelContract.preprocessing, ModelContract.input)
    private val decoder = ScoreDecoder(ModelContract.output, ModelContract.postprocessing)

    private var lastInput: TensorData? = null
    private val isClosed = AtomicBoolean()

    override val accelerators: AcceleratorReport = runtime.report
    override val model: ModelDescription = ModelContract.model

    override suspend fun classify(frame: Frame): Classification = withContext(dispatcher) {
        val started = System.nanoTime()
        val input = preprocessor.preprocess(frame)
        val preprocessed = System.nanoTime()
        lastInput = input
        val output = runtime.run(input)
        val inferred = System.nanoTime()
        decoder.decode(output)
        val decoded = System.nanoTime()
        val times = StageTimes(
            preprocessing = (preprocessed - started).nanoseconds,
            inference = (inferred - preprocessed).nanoseconds,
            postprocessing = (decoded - inferred).nanoseconds
        )
        classification(frame, times)
    }

    private fun classification(frame: Frame, times: StageTimes): Classification {
        val categories = decoder.ranking.map { index ->
            Category(index, runtime.labels[index], decoder.scores[index])
        }
        return Classification(
            categories = categories,
            isConfident = categories.first().score >= ModelContract.postprocessing.scoreThreshold,
            frameSize = ImageSize(frame.uprightWidth, frame.uprightHeight),
            seen = preprocessor.fit(frame).source,
            times = times
        )
    }

    override suspend fun inputPicture(): InputPicture? {
        // The next frame overwrites the tensor, and shouldn't wait for a picture of this one.
        val input = withContext(dispatcher) { lastInput?.copy() } ?: return null
        return withContext(Dispatchers.Default) {
            InputPicture.of(input, ModelContract.input, ModelContract.preprocessing)
        }
    }

    override fun close() {
        if (isClosed.getAndSet(true)) return
        // Queued behind the frame in flight: closing a running model crashes the process.
        dispatcher.executor.execute(runtime::close)
        dispatcher.close()
    }

    companion object {
        /**
         * Opens the model on the accelerator that the cascade chooses, or that [options] force.
         *
         * @param context any of the app's.
         * @param memory of what earlier starts measured and where they died; asked for on the
         *   model's thread, because it lies in a file.
         * @param onStep told on the model's thread what is being done.
         * @throws NoAcceleratorException if every candidate was rejected.
         * @throws java.io.IOException if an asset is missing.
         */
        suspend fun open(
            context: Context,
            options: ClassifierOptions = ClassifierOptions(),
            memory: (Context) -> CascadeMemory = { CascadeMemory.of(it) },
            onStep: (LoadingStep) -> Unit = {}
        ): ImageClassifier {
            val dispatcher =
                Executors.newSingleThreadExecutor { Thread(it, "{{ 'tflite' if cookiecutter.android_runtime == 'Interpreter' else 'litert' }}") }.asCoroutineDispatcher()
            var opened: {{ cookiecutter.android_runtime }}ImageClassifier? = null
            try {
                withContext(dispatcher) {
                    val app = context.applicationContext
                    val runtime = {{ cookiecutter.android_runtime }}Runtime.open(app, options, memory(app), onStep)
                    opened = {{ cookiecutter.android_runtime }}ImageClassifier(dispatcher, runtime)
                }
                return checkNotNull(opened)
            } catch (failure: Exception) {
                // A cancelled caller never gets to see what was opened for it.
                opened?.close() ?: dispatcher.close()
                throw failure
            }
        }
    }
}
