package com.google.ai.edge.litert

import android.content.res.AssetManager
import com.sun.jna.Pointer

class CompiledModel private constructor(
    private val compiled: NativeCompiledModel,
    private val ownEnvironment: Environment?,
) : JniHandle() {
    class Options(internal val accelerators: Set<Accelerator>) {
        constructor(vararg accelerators: Accelerator) : this(accelerators.toSet())

        var cpuOptions: CpuOptions? = null
        var gpuOptions: GpuOptions? = null
        var qualcommOptions: QualcommOptions? = null

        companion object {
            @JvmStatic val CPU: Options = Options(Accelerator.CPU)
        }
    }

    data class CpuOptions(
        val numThreads: Int? = null,
        val xnnPackFlags: Int? = null,
        val xnnPackWeightCachePath: String? = null,
    )

    data class GpuOptions(
        val constantTensorSharing: Boolean? = null,
        val infiniteFloatCapping: Boolean? = null,
        val allowSrcQuantizedFcConvOps: Boolean? = null,
        val precision: Precision? = null,
        val preferTextureWeights: Boolean? = null,
        val serializationDir: String? = null,
        val modelCacheKey: String? = null,
        val serializeProgramCache: Boolean? = null,
        val backend: Backend? = null,
        val priority: Priority? = null,
    ) {
        enum class Precision { DEFAULT, FP16, FP32, FP16_WITH_FP32_ACCUM }

        enum class Backend {
            AUTOMATIC,
            OPENCL,

            @Deprecated("Not on Android")
            WEBGPU,
            OPENGL,
        }

        enum class Priority { DEFAULT, LOW, NORMAL, HIGH }
    }

    class QualcommOptions

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun createInputBuffers(signatureIndex: Int = 0): List<TensorBuffer> = inputBuffers(signature(signatureIndex))

    @Throws(LiteRtException::class)
    fun createInputBuffers(signature: String): List<TensorBuffer> = inputBuffers(signature(signature))

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun createOutputBuffers(signatureIndex: Int = 0): List<TensorBuffer> = outputBuffers(signature(signatureIndex))

    @Throws(LiteRtException::class)
    fun createOutputBuffers(signature: String): List<TensorBuffer> = outputBuffers(signature(signature))

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun createInputBuffer(inputName: String, signature: String = ""): TensorBuffer =
        signature(signature).let { compiled.inputBuffer(it, it.inputs.indexOf(inputName)) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun createOutputBuffer(outputName: String, signature: String = ""): TensorBuffer =
        signature(signature).let { compiled.outputBuffer(it, it.outputs.indexOf(outputName)) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun getInputTensorType(inputName: String, signature: String = ""): TensorType =
        signature(signature).inputs.let { TensorType.of(it[it.indexOf(inputName)].type) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun getOutputTensorType(outputName: String, signature: String = ""): TensorType =
        signature(signature).outputs.let { TensorType.of(it[it.indexOf(outputName)].type) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun getInputBufferRequirements(inputName: String, signature: String = ""): TensorBufferRequirements =
        signature(signature).let { compiled.inputRequirements(it, it.inputs.indexOf(inputName)) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun getOutputBufferRequirements(outputName: String, signature: String = ""): TensorBufferRequirements =
        signature(signature).let { compiled.outputRequirements(it, it.outputs.indexOf(outputName)) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun run(inputs: List<TensorBuffer>, signatureIndex: Int = 0): List<TensorBuffer> =
        createOutputBuffers(signatureIndex).also { run(inputs, it, signatureIndex) }

    @Throws(LiteRtException::class)
    fun run(inputs: List<TensorBuffer>, signature: String): List<TensorBuffer> =
        createOutputBuffers(signature).also { run(inputs, it, signature) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun run(inputs: List<TensorBuffer>, outputs: List<TensorBuffer>, signatureIndex: Int = 0) =
        compiled.run(inputs, outputs, signature(signatureIndex))

    @Throws(LiteRtException::class)
    fun run(inputs: List<TensorBuffer>, outputs: List<TensorBuffer>, signature: String) =
        compiled.run(inputs, outputs, signature(signature))

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun run(inputs: Map<String, TensorBuffer>, outputs: Map<String, TensorBuffer>, signature: String = "") {
        val chosen = signature(signature)
        val given = chosen.inputs.map { inputs.getValue(it.name) }
        compiled.run(given, chosen.outputs.map { outputs.getValue(it.name) }, chosen)
    }

    private fun signature(index: Int): Signature {
        assertNotDestroyed()
        return compiled.signature(index)
    }

    private fun signature(name: String): Signature {
        assertNotDestroyed()
        return compiled.signature(name)
    }

    private fun inputBuffers(signature: Signature) =
        signature.inputs.indices.map { compiled.inputBuffer(signature, it) }

    private fun outputBuffers(signature: Signature) =
        signature.outputs.indices.map { compiled.outputBuffer(signature, it) }

    override fun destroy() {
        compiled.destroy()
        ownEnvironment?.close()
    }

    companion object {
        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        fun create(
            assetManager: AssetManager,
            assetName: String,
            options: Options = Options.CPU,
            optionalEnv: Environment? = null,
        ): CompiledModel =
            create(options, optionalEnv) { NativeModel.fromAsset(it, assetManager, assetName) }

        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        fun create(
            filePath: String,
            options: Options = Options.CPU,
            optionalEnv: Environment? = null,
        ): CompiledModel =
            create(options, optionalEnv) { NativeModel.fromFile(it, filePath) }

        private fun create(options: Options, given: Environment?, load: (Pointer) -> NativeModel): CompiledModel {
            val environment = given ?: Environment.create()
            val model = load(environment.pointer)
            val compiled = NativeCompiledModel.compile(model, environment.pointer, options)
            return CompiledModel(compiled, environment.takeIf { given == null })
        }
    }
}
