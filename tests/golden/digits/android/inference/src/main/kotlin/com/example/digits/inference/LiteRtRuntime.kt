package com.example.digits.inference

import android.content.Context

/** The accelerators and the session that won the cascade. Use and close it on one thread. */
internal class LiteRtRuntime private constructor(
    private val accelerators: LiteRtAccelerators,
    private val selection: AcceleratorCascade.Selection<LiteRtSession>,
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
        ): LiteRtRuntime {
            onStep(LoadingStep.ReadingModel)
            val assets = ModelAssets.read(context.assets)
            val check =
                SelfCheck(assets.vectors, ModelContract.output, ModelContract.postprocessing)
            val accelerators = LiteRtAccelerators(context)
            val trial = AcceleratorTrial(
                check,
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
                memory.beginUse(selection.report.inUse)
                return LiteRtRuntime(accelerators, selection, memory, assets.labels)
            } catch (failure: Exception) {
                accelerators.close()
                throw failure
            }
        }
    }
}
