package {{ cookiecutter.application_id }}.inference

import android.content.res.AssetManager
import com.google.ai.edge.litert.Accelerator as LiteRtAccelerator
import com.google.ai.edge.litert.CompiledModel
import com.google.ai.edge.litert.Environment
import com.google.ai.edge.litert.TensorBuffer

/** The model compiled for one accelerator, with its buffers. Use and close it on one thread. */
internal class LiteRtSession private constructor(private val model: CompiledModel) : AutoCloseable {
    private val inputs = mutableListOf<TensorBuffer>()
    private val outputs = mutableListOf<TensorBuffer>()

    /** Runs the model once; the inference is done when this returns. */
    fun run(input: TensorData): TensorData {
        when (input) {
            is TensorData.Floats -> inputs.single().writeFloat(input.values)
            is TensorData.Bytes -> inputs.single().writeInt8(input.values)
        }
        model.run(inputs, outputs)
        // On a GPU `run` merely enqueues; reading waits for the result.
        return when (ModelContract.output.dtype) {
            DType.FLOAT32 -> TensorData.Floats(outputs.single().readFloat())
            DType.UINT8, DType.INT8 -> TensorData.Bytes(outputs.single().readInt8())
        }
    }

    override fun close() {
        (inputs + outputs).forEach(TensorBuffer::close)
        model.close()
    }

    companion object {
        /**
         * Compiles the model for [accelerator] alone: LiteRT throws instead of running a part of the
         * model elsewhere.
         */
        fun open(
            assets: AssetManager,
            accelerator: Accelerator,
            environment: Environment
        ): LiteRtSession {
            val options = CompiledModel.Options(accelerator.toLiteRt())
            val model =
                CompiledModel.create(assets, ModelContract.MODEL_ASSET, options, environment)
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
    }
}

/** The accelerators that this device has; LiteRT lists those whose libraries it could load. */
internal fun Environment.accelerators(): Set<Accelerator> {
    val found = getAvailableAccelerators()
    // The CPU is always there, so it is not left to the list.
    return Accelerator.entries.filterTo(mutableSetOf(Accelerator.CPU)) { it.toLiteRt() in found }
}

private fun Accelerator.toLiteRt(): LiteRtAccelerator = when (this) {
    Accelerator.NPU -> LiteRtAccelerator.NPU
    Accelerator.GPU -> LiteRtAccelerator.GPU
    Accelerator.CPU -> LiteRtAccelerator.CPU
}
