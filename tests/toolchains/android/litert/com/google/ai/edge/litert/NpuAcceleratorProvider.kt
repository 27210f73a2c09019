package com.google.ai.edge.litert

import android.content.Context

interface NpuCompatibilityChecker {
    fun isDeviceSupported(): Boolean

    companion object {
        val Qualcomm: NpuCompatibilityChecker = Nowhere
        val Mediatek: NpuCompatibilityChecker = Nowhere
        val GoogleTensor: NpuCompatibilityChecker = Nowhere
        val Default: NpuCompatibilityChecker = Nowhere
    }

    /** No desktop has any of these. */
    private object Nowhere : NpuCompatibilityChecker {
        override fun isDeviceSupported() = false
    }
}

interface NpuAcceleratorProvider {
    fun isDeviceSupported(): Boolean

    fun isLibraryReady(): Boolean

    suspend fun downloadLibrary()

    fun getLibraryDir(): String
}

class BuiltinNpuAcceleratorProvider @JvmOverloads constructor(
    private val context: Context,
    private val npuCompatibilityChecker: NpuCompatibilityChecker = NpuCompatibilityChecker.Default,
) : NpuAcceleratorProvider {
    override fun isDeviceSupported(): Boolean = npuCompatibilityChecker.isDeviceSupported()

    override fun isLibraryReady(): Boolean = true

    override suspend fun downloadLibrary() = Unit

    override fun getLibraryDir(): String = context.applicationInfo.nativeLibraryDir
}
