package com.google.ai.edge.litert

import android.content.res.AssetManager
import com.sun.jna.Memory
import com.sun.jna.Pointer
import java.io.FileNotFoundException

class CompiledModel private constructor(
    private val pointer: Pointer,
    private val model: NativeModel,
    private val environment: Environment,
    private val ownsEnvironment: Boolean,
) : JniHandle() {
    private val native = NativeLiteRt.instance

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
        signature(signature).let { inputBuffer(it, it.inputs.indexOf(inputName)) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun createOutputBuffer(outputName: String, signature: String = ""): TensorBuffer =
        signature(signature).let { outputBuffer(it, it.outputs.indexOf(outputName)) }

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
        signature(signature).let { requirements(inputNeeds(it, it.inputs.indexOf(inputName))) }

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun getOutputBufferRequirements(outputName: String, signature: String = ""): TensorBufferRequirements =
        signature(signature).let { requirements(outputNeeds(it, it.outputs.indexOf(outputName))) }

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
        run(inputs, outputs, signature(signatureIndex))

    @Throws(LiteRtException::class)
    fun run(inputs: List<TensorBuffer>, outputs: List<TensorBuffer>, signature: String) =
        run(inputs, outputs, signature(signature))

    @Throws(LiteRtException::class)
    @JvmOverloads
    fun run(inputs: Map<String, TensorBuffer>, outputs: Map<String, TensorBuffer>, signature: String = "") {
        val chosen = signature(signature)
        run(chosen.inputs.map { inputs.getValue(it.name) }, chosen.outputs.map { outputs.getValue(it.name) }, chosen)
    }

    private fun run(inputs: List<TensorBuffer>, outputs: List<TensorBuffer>, signature: Signature) {
        val given = inputs.map(TensorBuffer::pointer).toTypedArray()
        val taken = outputs.map(TensorBuffer::pointer).toTypedArray()
        val index = signature.index.toLong()
        val status =
            native.LiteRtRunCompiledModel(pointer, index, given.size.toLong(), given, taken.size.toLong(), taken)
        check(status, "running")
    }

    private fun signature(index: Int): Signature {
        assertNotDestroyed()
        return model.signatures.getOrNull(index)
            ?: throw LiteRtException(Status.ErrorIndexOOB, "No signature with index $index")
    }

    private fun signature(name: String): Signature {
        assertNotDestroyed()
        return model.signature(name)
    }

    private fun inputBuffers(signature: Signature) = signature.inputs.indices.map { inputBuffer(signature, it) }

    private fun outputBuffers(signature: Signature) = signature.outputs.indices.map { outputBuffer(signature, it) }

    private fun inputBuffer(signature: Signature, index: Int) =
        buffer(signature.inputs[index].type, inputNeeds(signature, index))

    private fun outputBuffer(signature: Signature, index: Int) =
        buffer(signature.outputs[index].type, outputNeeds(signature, index))

    private fun inputNeeds(signature: Signature, index: Int): Pointer =
        handle("an input's requirements") {
            val s = signature.index.toLong()
            native.LiteRtGetCompiledModelInputBufferRequirements(pointer, s, index.toLong(), it)
        }

    private fun outputNeeds(signature: Signature, index: Int): Pointer =
        handle("an output's requirements") {
            val s = signature.index.toLong()
            native.LiteRtGetCompiledModelOutputBufferRequirements(pointer, s, index.toLong(), it)
        }

    private fun buffer(type: RankedType, needs: Pointer): TensorBuffer {
        val environment = environment.pointer
        val buffer =
            handle("a buffer") {
                native.LiteRtCreateManagedTensorBufferFromRequirements(environment, type.memory, needs, it)
            }
        return TensorBuffer(buffer, type.elementCount)
    }

    private fun requirements(needs: Pointer): TensorBufferRequirements {
        val bytes = size("a buffer's size") { native.LiteRtGetTensorBufferRequirementsBufferSize(needs, it) }
        return TensorBufferRequirements(listOf(TensorBufferType.HostMemory), bytes.toInt(), listOf())
    }

    override fun destroy() {
        native.LiteRtDestroyCompiledModel(pointer)
        model.destroy()
        if (ownsEnvironment) environment.close()
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
        ): CompiledModel {
            val bytes =
                try {
                    assetManager.open(assetName).use { it.readBytes() }
                } catch (missing: FileNotFoundException) {
                    throw LiteRtException(Status.ErrorFileIO, "Failed to load the asset $assetName: ${missing.message}")
                }
            val data = Memory(bytes.size.toLong()).apply { write(0, bytes, 0, bytes.size) }
            return create(options, optionalEnv) { environment ->
                val native = NativeLiteRt.instance
                val size = data.size()
                val model = handle("the model") { native.LiteRtCreateModelFromBuffer(environment, data, size, it) }
                NativeModel(model, data)
            }
        }

        @Throws(LiteRtException::class)
        @JvmOverloads
        @JvmStatic
        fun create(
            filePath: String,
            options: Options = Options.CPU,
            optionalEnv: Environment? = null,
        ): CompiledModel =
            create(options, optionalEnv) { environment ->
                val native = NativeLiteRt.instance
                val model = handle("the model") { native.LiteRtCreateModelFromFile(environment, filePath, it) }
                NativeModel(model, null)
            }

        private fun create(options: Options, given: Environment?, load: (Pointer) -> NativeModel): CompiledModel {
            val environment = given ?: Environment.create()
            val model = load(environment.pointer)
            return CompiledModel(compile(environment, model, options), model, environment, given == null)
        }

        private fun compile(environment: Environment, model: NativeModel, options: Options): Pointer {
            val native = NativeLiteRt.instance
            // The Android library adds the CPU to a lone NPU, and to nothing else.
            val wanted = options.accelerators.let { if (it == setOf(Accelerator.NPU)) it + Accelerator.CPU else it }
            val settings = handle("options") { native.LiteRtCreateOptions(it) }
            try {
                val flags = wanted.fold(0) { all, accelerator -> all or accelerator.flag }
                check(native.LiteRtSetOptionsHardwareAccelerators(settings, flags), "choosing $wanted")
                return handle("compiling for $wanted") {
                    native.LiteRtCreateCompiledModel(environment.pointer, model.pointer, settings, it)
                }
            } catch (failure: LiteRtException) {
                model.destroy()
                throw failure
            } finally {
                native.LiteRtDestroyOptions(settings)
            }
        }
    }
}
