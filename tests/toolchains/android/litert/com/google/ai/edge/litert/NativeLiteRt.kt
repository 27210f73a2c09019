package com.google.ai.edge.litert

import com.sun.jna.Library
import com.sun.jna.Memory
import com.sun.jna.Native
import com.sun.jna.Pointer
import com.sun.jna.ptr.IntByReference
import com.sun.jna.ptr.LongByReference
import com.sun.jna.ptr.PointerByReference

/** The part of LiteRT's C API that the Kotlin API stands on. `size_t` is a Long: 64-bit machines only. */
@Suppress("ktlint:standard:function-naming")
internal interface NativeLiteRt : Library {
    fun LiteRtCreateEnvironment(count: Int, options: Pointer?, environment: PointerByReference): Int

    fun LiteRtDestroyEnvironment(environment: Pointer)

    fun LiteRtGetNumAccelerators(environment: Pointer, count: LongByReference): Int

    fun LiteRtGetAccelerator(environment: Pointer, index: Long, accelerator: PointerByReference): Int

    fun LiteRtGetAcceleratorHardwareSupport(accelerator: Pointer, flags: IntByReference): Int

    fun LiteRtCreateOptions(options: PointerByReference): Int

    fun LiteRtSetOptionsHardwareAccelerators(options: Pointer, flags: Int): Int

    fun LiteRtCreateOpaqueOptions(
        identifier: String,
        payload: Pointer,
        payloadDeleter: Pointer,
        options: PointerByReference,
    ): Int

    fun LiteRtAddOpaqueOptions(options: Pointer, added: Pointer): Int

    fun LiteRtDestroyOptions(options: Pointer)

    fun LiteRtCreateModelFromFile(environment: Pointer, path: String, model: PointerByReference): Int

    fun LiteRtCreateModelFromBuffer(environment: Pointer, data: Pointer, size: Long, model: PointerByReference): Int

    fun LiteRtDestroyModel(model: Pointer)

    fun LiteRtGetNumModelSignatures(model: Pointer, count: LongByReference): Int

    fun LiteRtGetModelSignature(model: Pointer, index: Long, signature: PointerByReference): Int

    fun LiteRtGetSignatureKey(signature: Pointer, key: PointerByReference): Int

    fun LiteRtGetNumSignatureInputs(signature: Pointer, count: LongByReference): Int

    fun LiteRtGetNumSignatureOutputs(signature: Pointer, count: LongByReference): Int

    fun LiteRtGetSignatureInputName(signature: Pointer, index: Long, name: PointerByReference): Int

    fun LiteRtGetSignatureOutputName(signature: Pointer, index: Long, name: PointerByReference): Int

    fun LiteRtGetSignatureInputTensorByIndex(signature: Pointer, index: Long, tensor: PointerByReference): Int

    fun LiteRtGetSignatureOutputTensorByIndex(signature: Pointer, index: Long, tensor: PointerByReference): Int

    fun LiteRtGetRankedTensorType(tensor: Pointer, type: Pointer): Int

    fun LiteRtCreateCompiledModel(e: Pointer, model: Pointer, options: Pointer, compiled: PointerByReference): Int

    fun LiteRtDestroyCompiledModel(compiled: Pointer)

    fun LiteRtGetCompiledModelInputBufferRequirements(c: Pointer, s: Long, i: Long, needs: PointerByReference): Int

    fun LiteRtGetCompiledModelOutputBufferRequirements(c: Pointer, s: Long, i: Long, needs: PointerByReference): Int

    fun LiteRtGetTensorBufferRequirementsBufferSize(needs: Pointer, size: LongByReference): Int

    fun LiteRtCreateManagedTensorBufferFromRequirements(
        environment: Pointer,
        type: Pointer,
        requirements: Pointer,
        buffer: PointerByReference,
    ): Int

    fun LiteRtDestroyTensorBuffer(buffer: Pointer)

    fun LiteRtGetTensorBufferPackedSize(buffer: Pointer, size: LongByReference): Int

    fun LiteRtLockTensorBuffer(buffer: Pointer, address: PointerByReference, mode: Int): Int

    fun LiteRtUnlockTensorBuffer(buffer: Pointer): Int

    fun LiteRtRunCompiledModel(
        compiled: Pointer,
        signature: Long,
        inputCount: Long,
        inputs: Array<Pointer>,
        outputCount: Long,
        outputs: Array<Pointer>,
    ): Int

    companion object {
        /** Where the library is, as the system property `litert.library` says. */
        val instance: NativeLiteRt by lazy {
            val path = System.getProperty("litert.library") ?: throw UnsatisfiedLinkError("litert.library is not set")
            Native.load(path, NativeLiteRt::class.java)
        }
    }
}

internal fun check(status: Int, what: String) {
    if (status != 0) throw LiteRtException(status, "$what failed: ${Status.fromCode(status)}")
}

/** The handle that `make` stores. */
internal inline fun handle(what: String, make: (PointerByReference) -> Int): Pointer {
    val reference = PointerByReference()
    check(make(reference), what)
    return reference.value
}

internal inline fun size(what: String, read: (LongByReference) -> Int): Long {
    val reference = LongByReference()
    check(read(reference), what)
    return reference.value
}

/** `LiteRtRankedTensorType`: element type, a word with rank (7 bits) and a flag, 8 dimensions, 8 strides; 72 bytes. */
internal class RankedType(val memory: Memory = Memory(72)) {
    init {
        memory.clear()
    }

    val elementType: Int get() = memory.getInt(0)
    val dimensions: List<Int> get() = List(memory.getInt(4) and 0x7f) { memory.getInt(8L + 4 * it) }
    val elementCount: Int get() = dimensions.fold(1, Int::times)
}
