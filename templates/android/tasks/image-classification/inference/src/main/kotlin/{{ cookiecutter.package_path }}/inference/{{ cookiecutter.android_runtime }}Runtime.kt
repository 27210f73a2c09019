package {{ cookiecutter.application_id }}.inference

import android.content.Context

/** The accelerators and the session that won the cascade. Use and close it on one thread. */
internal class {{ cookiecutter.android_runtime }}Runtime private constructor(
    private val accelerators: {{ cookiecutter.android_runtime }}Accelerators,
    private val selection: AcceleratorCascade.Selection<{{ cookiecutter.android_runtime }}Session>,
    private val memory: CascadeMemory,
    val labels: List<String>
) : AutoCloseable {
    val report: AcceleratorReport get() = selection.report

    fun run(input: TensorData): TensorData = selection.session.run(input)

    override fun close() {
        selection.session.close()
        accelerators.close()
        memory.endUse(report.inUse)
    }

    companion object {
        /** Reads the assets and lets the cascade choose, or takes what the options force. */
        fun open(
            context: Context,
            options: ClassifierOptions,
            memory: CascadeMemory,
            onStep: (LoadingStep) -> Unit
        ): {{ cookiecutter.android_runtime }}Runtime {
            onStep(LoadingStep.ReadingModel)
            val assets = ModelAssets.read(context.assets)
            val check =
                SelfCheck(assets.vectors, ModelContract.output, ModelContract.postprocessing)
            val accelerators = {{ cookiecutter.android_runtime }}Accelerators(context)
            val trial = AcceleratorTrial(
                {% if cookiecutter.model.stateful %}CheckFromFirstValues(check, accelerators::startAnew){% else %}check{% endif %},
                ModelContract::tolerance,
                memory,
                accelerators::open,
                onStep
            )
            val cascade =
                AcceleratorCascade(options.candidates, ModelContract.knownFailures, memory, trial)
            try {
                val selection = when {
                    options.forced != null -> cascade.force(options.forced)
                    options.measureAgain -> cascade.measureAgain()
                    else -> cascade.select()
                }
{%- if cookiecutter.model.stateful %}
                // What was checked and timed must leave no trace in the first frame's answer.
                accelerators.startAnew()
{%- endif %}
                memory.beginUse(selection.report.inUse)
                return {{ cookiecutter.android_runtime }}Runtime(accelerators, selection, memory, assets.labels)
            } catch (failure: Exception) {
                accelerators.close()
                throw failure
            }
        }
    }
}
{%- if cookiecutter.model.stateful %}

/** Compares the answer to each vector as the model gives it first, before it remembers anything. */
private class CheckFromFirstValues(
    private val check: AnswerCheck,
    private val startAnew: () -> Unit
) : AnswerCheck by check {
    override fun greatestError(run: (TensorData) -> TensorData): Float = check.greatestError {
        startAnew()
        run(it)
    }
}
{%- endif %}
