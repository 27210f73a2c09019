package {{ cookiecutter.application_id }}.inference

import android.content.res.AssetManager
import com.google.ai.edge.litert.CompiledModel
import com.google.ai.edge.litert.Environment
import com.google.ai.edge.litert.TensorBuffer

/**
 * The model compiled for one accelerator, with its buffers, which are made once.
 *
 * LiteRT's `readFloat` and `readInt8` return a new array for each run, and its Kotlin API has no way
 * to read into one that is there: this output is all that a run allocates.
 */
internal class LiteRtSession private constructor(private val model: CompiledModel) : ModelSession {
    private val inputs = mutableListOf<TensorBuffer>()
    private val outputs = mutableListOf<TensorBuffer>()

    override fun run(input: TensorData): TensorData {
        when (input) {
            is TensorData.Floats -> inputs.single().writeFloat(input.values)
            is TensorData.Bytes -> inputs.single().writeInt8(input.values)
        }
        model.run(inputs, outputs)
        // On a GPU `run` merely enqueues; reading waits for the result.
        val output = outputs.single()
        return if (ModelContract.output.dtype == DType.FLOAT32) {
            TensorData.Floats(output.readFloat())
        } else {
            TensorData.Bytes(output.readInt8())
        }
    }

    override fun close() {
        (inputs + outputs).forEach(TensorBuffer::close)
        model.close()
    }

    companion object {
        /**
         * Compiles the model for [accelerator] alone: for the GPU, LiteRT throws instead of running
         * a part of the model elsewhere; to the NPU it adds the CPU by itself.
         */
        fun open(
            assets: AssetManager,
            accelerator: Accelerator,
            environment: Environment
        ): LiteRtSession {
            val model = CompiledModel.create(
                assets,
                ModelContract.MODEL_ASSET,
                options(accelerator),
                environment
            )
            val session = LiteRtSession(model)
            try {
                session.inputs += model.createInputBuffer(ModelContract.input.name)
                session.outputs += model.createOutputBuffer(ModelContract.output.name)
            } catch (failure: Exception) {
                session.close()
                throw failure
            }
            return session
        }

        private fun options(accelerator: Accelerator): CompiledModel.Options {
            val options = CompiledModel.Options(accelerator.toLiteRt())
            if (accelerator != Accelerator.GPU) {
                options.cpuOptions = CompiledModel.CpuOptions(numThreads = cpuThreads())
            }
            return options
        }

        /**
         * LiteRT takes one thread unless it is told otherwise. A phone has seldom more than four
         * fast cores; further threads would share the work with slow ones, and every layer waits
         * for the last of them.
         */
        private fun cpuThreads() =
            minOf(Runtime.getRuntime().availableProcessors(), MOST_CPU_THREADS)

        /** As many as `scripts/benchmark.sh` measures with. */
        private const val MOST_CPU_THREADS = 4
    }
}
