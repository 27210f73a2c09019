package com.google.ai.edge.litert

import com.sun.jna.Pointer

/** A model compiled for some accelerators: makes its buffers and runs it. */
internal class NativeCompiledModel private constructor(
    private val pointer: Pointer,
    private val model: NativeModel,
    private val environment: Pointer,
    private val fault: Fault?,
) {
    private val native = NativeLiteRt.instance

    fun signature(name: String): Signature = model.signature(name)

    fun signature(index: Int): Signature =
        model.signatures.getOrNull(index)
            ?: throw LiteRtException(Status.ErrorIndexOOB, "No signature with index $index")

    fun inputBuffer(signature: Signature, index: Int): TensorBuffer =
        buffer(signature.inputs[index].type, inputNeeds(signature, index))

    fun outputBuffer(signature: Signature, index: Int): TensorBuffer =
        buffer(signature.outputs[index].type, outputNeeds(signature, index))

    fun inputRequirements(signature: Signature, index: Int): TensorBufferRequirements =
        requirements(inputNeeds(signature, index))

    fun outputRequirements(signature: Signature, index: Int): TensorBufferRequirements =
        requirements(outputNeeds(signature, index))

    fun run(inputs: List<TensorBuffer>, outputs: List<TensorBuffer>, signature: Signature) {
        fault?.onRun()
        val given = inputs.map(TensorBuffer::pointer).toTypedArray()
        val taken = outputs.map(TensorBuffer::pointer).toTypedArray()
        val index = signature.index.toLong()
        val status =
            native.LiteRtRunCompiledModel(pointer, index, given.size.toLong(), given, taken.size.toLong(), taken)
        check(status, "running")
        fault?.let { outputs.forEach(it::spoil) }
    }

    fun destroy() {
        native.LiteRtDestroyCompiledModel(pointer)
        model.destroy()
    }

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

    companion object {
        /** Tests ask with what the app compiles. */
        private val tells = java.lang.Boolean.getBoolean("litert.tells")

        /** Compiles [model], which is destroyed if that fails. */
        fun compile(model: NativeModel, environment: Pointer, options: CompiledModel.Options): NativeCompiledModel {
            val native = NativeLiteRt.instance
            val accelerators = options.accelerators
            // The Android library adds the CPU to a lone NPU, and to nothing else.
            val wanted = if (accelerators == setOf(Accelerator.NPU)) accelerators + Accelerator.CPU else accelerators
            val fault = Fault.of(wanted)
            val settings = handle("options") { native.LiteRtCreateOptions(it) }
            try {
                fault?.onCompile()
                val flags = Fault.really(wanted).fold(0) { all, accelerator -> all or accelerator.flag }
                check(native.LiteRtSetOptionsHardwareAccelerators(settings, flags), "choosing $wanted")
                options.cpuOptions?.let { NativeCpuOptions.add(it, settings) }
                val pointer =
                    handle("compiling for $wanted") {
                        native.LiteRtCreateCompiledModel(environment, model.pointer, settings, it)
                    }
                tell(accelerators, options)
                return NativeCompiledModel(pointer, model, environment, fault)
            } catch (failure: LiteRtException) {
                model.destroy()
                throw failure
            } finally {
                native.LiteRtDestroyOptions(settings)
            }
        }

        private fun tell(accelerators: Set<Accelerator>, options: CompiledModel.Options) {
            if (tells) println("compiled\t${accelerators.joinToString("+")}\t${options.cpuOptions?.numThreads}")
        }
    }
}
