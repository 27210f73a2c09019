package {{ cookiecutter.application_id }}.inference

import android.content.Context
import java.io.FileInputStream
import java.nio.MappedByteBuffer
import java.nio.channels.FileChannel

/** Opens the model on the CPU, which alone has all of its operators. Use and close it on one thread. */
internal class InterpreterAccelerators(private val context: Context) : AutoCloseable {
    private var session: InterpreterSession? = null

    /**
     * The model on the CPU; it is closed by whoever asked for it.
     *
     * @throws IllegalArgumentException if another accelerator is asked for, or the runtime doesn't
     *   take the model; the message is its own explanation.
     */
    fun open(accelerator: Accelerator): InterpreterSession {
        require(accelerator == Accelerator.CPU) { "TensorFlow Lite's Interpreter runs on the CPU" }
        return InterpreterSession(mappedModel()).also { session = it }
    }
{%- if cookiecutter.model.stateful %}

    /** Gives the variables of the session that was opened last their first values. */
    fun startAnew() {
        session?.startAnew()
    }
{%- endif %}

    override fun close() {
        session = null
    }

    /** The model where the app's package holds it: only what is touched is loaded into memory. */
    private fun mappedModel(): MappedByteBuffer =
        context.assets.openFd(ModelContract.MODEL_ASSET).use { asset ->
            FileInputStream(asset.fileDescriptor).use { file ->
                val mode = FileChannel.MapMode.READ_ONLY
                file.channel.map(mode, asset.startOffset, asset.declaredLength)
            }
        }
}
