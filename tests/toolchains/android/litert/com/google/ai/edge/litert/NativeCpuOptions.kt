package com.google.ai.edge.litert

import com.sun.jna.Native
import com.sun.jna.NativeLibrary
import com.sun.jna.Pointer

/** CPU options as LiteRT's CPU accelerator reads them: text in TOML under the name `xnnpack`. */
internal object NativeCpuOptions {
    private val free: Pointer by lazy { NativeLibrary.getInstance("c").getFunction("free") }

    /** Adds [options] to [settings], which own them from then on. */
    fun add(options: CompiledModel.CpuOptions, settings: Pointer) {
        if (options.xnnPackFlags != null || options.xnnPackWeightCachePath != null) {
            throw LiteRtException(Status.ErrorUnsupported, "the stand-in knows the number of threads alone")
        }
        val native = NativeLiteRt.instance
        val text = options.numThreads?.let { "num_threads = $it" }.orEmpty()
        val payload = Pointer(Native.malloc(text.length + 1L)).apply { setString(0, text) }
        val added = handle("CPU options") { native.LiteRtCreateOpaqueOptions("xnnpack", payload, free, it) }
        check(native.LiteRtAddOpaqueOptions(settings, added), "adding CPU options")
    }
}
