package com.google.ai.edge.litert

import android.content.res.AssetManager
import com.sun.jna.Memory
import com.sun.jna.Pointer
import java.io.FileNotFoundException

/** A loaded model file and what its signatures say. `data` must live as long as the model, which reads it in place. */
internal class NativeModel(val pointer: Pointer, private val data: Memory?) {
    private val native = NativeLiteRt.instance

    val signatures: List<Signature> =
        List(size("the signatures") { native.LiteRtGetNumModelSignatures(pointer, it) }.toInt()) { index ->
            Signature(index, handle("a signature") { native.LiteRtGetModelSignature(pointer, index.toLong(), it) })
        }

    /** The empty name is the first signature. */
    fun signature(name: String): Signature =
        signatures.firstOrNull { name.isEmpty() || it.name == name }
            ?: throw LiteRtException(Status.ErrorNotFound, "No signature named $name")

    fun destroy() {
        native.LiteRtDestroyModel(pointer)
        data?.close()
    }

    companion object {
        fun fromFile(environment: Pointer, path: String): NativeModel {
            val native = NativeLiteRt.instance
            return NativeModel(handle("the model") { native.LiteRtCreateModelFromFile(environment, path, it) }, null)
        }

        fun fromAsset(environment: Pointer, assets: AssetManager, name: String): NativeModel {
            val bytes =
                try {
                    assets.open(name).use { it.readBytes() }
                } catch (missing: FileNotFoundException) {
                    throw LiteRtException(Status.ErrorFileIO, "Failed to load the asset $name: ${missing.message}")
                }
            val native = NativeLiteRt.instance
            val data = Memory(bytes.size.toLong()).apply { write(0, bytes, 0, bytes.size) }
            val size = data.size()
            val model = handle("the model") { native.LiteRtCreateModelFromBuffer(environment, data, size, it) }
            return NativeModel(model, data)
        }
    }
}

internal class Signature(val index: Int, pointer: Pointer) {
    private val native = NativeLiteRt.instance

    val name: String = handle("a signature's name") { native.LiteRtGetSignatureKey(pointer, it) }.getString(0)

    val inputs: List<NamedTensor> =
        List(size("the inputs") { native.LiteRtGetNumSignatureInputs(pointer, it) }.toInt()) { i ->
            tensor(
                handle("a name") { native.LiteRtGetSignatureInputName(pointer, i.toLong(), it) },
                handle("a tensor") { native.LiteRtGetSignatureInputTensorByIndex(pointer, i.toLong(), it) },
            )
        }

    val outputs: List<NamedTensor> =
        List(size("the outputs") { native.LiteRtGetNumSignatureOutputs(pointer, it) }.toInt()) { i ->
            tensor(
                handle("a name") { native.LiteRtGetSignatureOutputName(pointer, i.toLong(), it) },
                handle("a tensor") { native.LiteRtGetSignatureOutputTensorByIndex(pointer, i.toLong(), it) },
            )
        }

    private fun tensor(name: Pointer, tensor: Pointer): NamedTensor {
        val type = RankedType()
        check(native.LiteRtGetRankedTensorType(tensor, type.memory), "a tensor's type")
        return NamedTensor(name.getString(0), type)
    }
}

internal class NamedTensor(val name: String, val type: RankedType)

internal fun List<NamedTensor>.indexOf(name: String): Int =
    indexOfFirst { it.name == name }.also {
        if (it < 0) throw LiteRtException(Status.ErrorNotFound, "No tensor named $name, but ${map(NamedTensor::name)}")
    }
