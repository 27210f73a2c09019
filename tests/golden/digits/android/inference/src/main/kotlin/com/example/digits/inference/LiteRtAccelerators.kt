package com.example.digits.inference

import android.content.Context
import com.google.ai.edge.litert.Accelerator as LiteRtAccelerator
import com.google.ai.edge.litert.BuiltinNpuAcceleratorProvider
import com.google.ai.edge.litert.Environment

/** Opens the model on this device's accelerators. Use and close it on one thread. */
internal class LiteRtAccelerators(private val context: Context) : AutoCloseable {
    // One for all attempts: every environment of its own would keep a GPU context.
    private var environment: Environment? = null

    /** The model on [accelerator], or null if LiteRT found no library or no driver for it. */
    fun open(accelerator: Accelerator): LiteRtSession? {
        val environment = environment ?: createEnvironment(accelerator).also { environment = it }
        // The CPU is always there, so it is not left to the list.
        val isThere = accelerator == Accelerator.CPU ||
            accelerator.toLiteRt() in environment.getAvailableAccelerators()
        if (!isThere) return null
        return LiteRtSession.open(context.assets, accelerator, environment)
    }

    /** The vendor's libraries for the NPU are loaded here: they stay out unless it is tried first. */
    private fun createEnvironment(first: Accelerator): Environment = when (first) {
        Accelerator.NPU -> Environment.create(context, BuiltinNpuAcceleratorProvider(context))
        Accelerator.GPU, Accelerator.CPU -> Environment.create()
    }

    override fun close() {
        environment?.close()
    }
}

internal fun Accelerator.toLiteRt(): LiteRtAccelerator = when (this) {
    Accelerator.NPU -> LiteRtAccelerator.NPU
    Accelerator.GPU -> LiteRtAccelerator.GPU
    Accelerator.CPU -> LiteRtAccelerator.CPU
}
