package {{ cookiecutter.application_id }}.inference

import java.nio.ByteBuffer
import org.tensorflow.lite.Interpreter

/**
 * The model in TensorFlow Lite's Interpreter, with the memory of its tensors, which is made once.
 *
 * @param model the model file, mapped or in direct memory; it is read as long as the session is open.
 */
internal class InterpreterSession(private val model: ByteBuffer) : ModelSession {
    private val input = TensorMemory(ModelContract.input)
    private val output = TensorMemory(ModelContract.output)
    private {% if cookiecutter.model.stateful %}var{% else %}val{% endif %} interpreter = createInterpreter()

    /** The next run overwrites what this returns. */
    override fun run(input: TensorData): TensorData {
        this.input.write(input)
        interpreter.run(this.input.bytes, output.bytes)
        return output.read()
    }
{%- if cookiecutter.model.stateful %}

    /** Gives the model's variables their first values: only a new interpreter has them. */
    fun startAnew() {
        interpreter.close()
        interpreter = createInterpreter()
    }
{%- endif %}

    override fun close() = interpreter.close()

    private fun createInterpreter(): Interpreter {
        val options = Interpreter.Options()
        options.setNumThreads(cpuThreads())
        options.setUseXNNPACK(true)
        return Interpreter(model, options)
    }

    private companion object {
        /** As many as `scripts/benchmark.sh` measures with. */
        const val MOST_CPU_THREADS = 4

        /**
         * A phone has seldom more than four fast cores; further threads would share the work with
         * slow ones, and every layer waits for the last of them.
         */
        fun cpuThreads() = minOf(Runtime.getRuntime().availableProcessors(), MOST_CPU_THREADS)
    }
}
