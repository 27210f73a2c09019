package {{ cookiecutter.application_id }}.inference

import android.content.Context
import android.content.res.AssetManager
import com.google.ai.edge.litert.Environment

/** The environment and the session that won the cascade. Use and close it on one thread. */
internal class LiteRtRuntime private constructor(
    private val environment: Environment,
    private val selection: AcceleratorCascade.Selection<LiteRtSession>,
    val labels: List<String>
) : AutoCloseable {
    val accelerators: AcceleratorReport get() = selection.report

    fun run(input: TensorData): TensorData = selection.session.run(input)

    override fun close() {
        selection.session.close()
        environment.close()
    }

    companion object {
        /** Reads the assets and lets the cascade choose; each accelerator is warm once checked. */
        fun open(
            context: Context,
            options: ClassifierOptions,
            onStep: (LoadingStep) -> Unit
        ): LiteRtRuntime {
            onStep(LoadingStep.ReadingModel)
            val assets = context.assets
            val candidates = options.forced?.let(::listOf)
                ?: Accelerator.entries.filter { it != Accelerator.NPU || options.tryNpu }
            val modelAssets = ModelAssets.read(assets)
            // One for all attempts: every environment of its own would keep a GPU context.
            val environment = createEnvironment()
            try {
                val selection = select(assets, candidates, modelAssets.vectors, environment, onStep)
                return LiteRtRuntime(environment, selection, modelAssets.labels)
            } catch (failure: Exception) {
                environment.close()
                throw failure
            }
        }

        private fun select(
            assets: AssetManager,
            candidates: List<Accelerator>,
            vectors: List<GoldenVector>,
            environment: Environment,
            onStep: (LoadingStep) -> Unit
        ): AcceleratorCascade.Selection<LiteRtSession> {
            val check = SelfCheck(vectors, ModelContract.output, ModelContract.postprocessing)
            val cascade = AcceleratorCascade(
                candidates,
                ModelContract.TOLERANCE,
                ModelContract.knownFailures
            )
            return cascade.select(
                available = environment.accelerators(),
                start = { accelerator ->
                    onStep(LoadingStep.Preparing(accelerator))
                    LiteRtSession.open(assets, accelerator, environment)
                },
                greatestError = { accelerator, session ->
                    onStep(LoadingStep.Checking(accelerator))
                    check.greatestError(session::run)
                }
            )
        }

        private fun createEnvironment(): Environment = try {
            Environment.create()
        } catch (missing: LinkageError) {
            throw IllegalStateException("LiteRT has no libraries for this processor", missing)
        }
    }
}
