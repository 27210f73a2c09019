package com.google.ai.edge.litert

import android.content.Context
import com.sun.jna.Pointer
import com.sun.jna.ptr.IntByReference

class Environment private constructor(internal val pointer: Pointer, private val knowsNpu: Boolean) : JniHandle() {
    enum class Option(val value: Int) {
        CompilerPluginLibraryDir(0),
        DispatchLibraryDir(1),
    }

    @Throws(LiteRtException::class)
    fun getAvailableAccelerators(): Set<Accelerator> {
        assertNotDestroyed()
        val native = NativeLiteRt.instance
        val count = size("the accelerators") { native.LiteRtGetNumAccelerators(pointer, it) }
        val there = Fault.there((0 until count).flatMapTo(mutableSetOf()) { accelerators(supportOf(it)) })
        return if (knowsNpu) there else there - Accelerator.NPU
    }

    private fun supportOf(index: Long): Int {
        val native = NativeLiteRt.instance
        val accelerator = handle("an accelerator") { native.LiteRtGetAccelerator(pointer, index, it) }
        val flags = IntByReference()
        check(native.LiteRtGetAcceleratorHardwareSupport(accelerator, flags), "an accelerator's hardware")
        return flags.value
    }

    private fun accelerators(flags: Int) = Accelerator.entries.filter { it.flag and flags != 0 }

    override fun destroy() = NativeLiteRt.instance.LiteRtDestroyEnvironment(pointer)

    companion object {
        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        fun create(options: Map<Option, String> = mapOf()): Environment = create(options, knowsNpu = false)

        private fun create(
            options: Map<Option, String>,
            knowsNpu: Boolean,
        ): Environment {
            if (options.isNotEmpty()) throw LiteRtException(Status.ErrorUnsupported, "no accelerator libraries here")
            val native = NativeLiteRt.instance
            return Environment(handle("the environment") { native.LiteRtCreateEnvironment(0, null, it) }, knowsNpu)
        }

        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        @Suppress("UNUSED_PARAMETER")
        fun create(
            context: Context,
            options: Map<Option, String> = mapOf(),
            enableCompilerCache: Boolean = true,
        ): Environment = create(options)

        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        @Suppress("UNUSED_PARAMETER")
        fun create(
            context: Context,
            npuAcceleratorProvider: NpuAcceleratorProvider,
            options: Map<Option, String> = mapOf(),
            enableCompilerCache: Boolean = true,
        ): Environment = create(npuAcceleratorProvider, options)

        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        fun create(
            npuAcceleratorProvider: NpuAcceleratorProvider,
            options: Map<Option, String> = mapOf(),
        ): Environment {
            val isReady = npuAcceleratorProvider.isDeviceSupported() && npuAcceleratorProvider.isLibraryReady()
            return create(if (isReady) options + npuAcceleratorProvider.libraries() else options, knowsNpu = true)
        }

        private fun NpuAcceleratorProvider.libraries(): Map<Option, String> =
            Option.entries.associateWith { getLibraryDir() }
    }
}
