package {{ cookiecutter.application_id }}.inference

import android.content.Context
import com.google.ai.edge.litert.Accelerator as LiteRtAccelerator
import com.google.ai.edge.litert.BuiltinNpuAcceleratorProvider
import com.google.ai.edge.litert.Environment

/** Opens the model on this device's accelerators. Use and close it on one thread. */
internal class LiteRtAccelerators(private val context: Context) : AutoCloseable {
    // One for as many attempts as possible: each environment keeps a GPU context of its own.
    private var environment: Environment? = null
    private var knowsNpu = false

    /**
     * The model on [accelerator], or null if LiteRT found no library or no driver for it. Close
     * whatever was opened before the NPU is asked for.
     */
    fun open(accelerator: Accelerator): LiteRtSession? {
        val environment = environmentFor(accelerator)
        // The CPU is always there, so it is not left to the list.
        val isThere = accelerator == Accelerator.CPU ||
            accelerator.toLiteRt() in environment.getAvailableAccelerators()
        if (!isThere) return null
        return LiteRtSession.open(context.assets, accelerator, environment)
    }

    private fun environmentFor(accelerator: Accelerator): Environment {
        // Made for a remembered choice that has failed since; it would know of no NPU.
        if (accelerator == Accelerator.NPU && !knowsNpu) close()
        return environment ?: createEnvironment(accelerator).also { environment = it }
    }

    /** The vendor's libraries for the NPU are loaded here: they stay out unless it is tried. */
    private fun createEnvironment(first: Accelerator): Environment {
        knowsNpu = first == Accelerator.NPU
        if (!knowsNpu) return Environment.create()
        return Environment.create(context, BuiltinNpuAcceleratorProvider(context))
    }

    override fun close() {
        environment?.close()
        environment = null
    }
}

internal fun Accelerator.toLiteRt(): LiteRtAccelerator = when (this) {
    Accelerator.NPU -> LiteRtAccelerator.NPU
    Accelerator.GPU -> LiteRtAccelerator.GPU
    Accelerator.CPU -> LiteRtAccelerator.CPU
}
