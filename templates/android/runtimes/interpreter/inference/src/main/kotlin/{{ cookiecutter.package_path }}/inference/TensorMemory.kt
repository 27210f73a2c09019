package {{ cookiecutter.application_id }}.inference

import java.nio.Buffer
import java.nio.ByteBuffer
import java.nio.ByteOrder

/** The memory that the interpreter reads the values of a tensor from, or writes them to. */
internal class TensorMemory(spec: TensorSpec) {
    private val memory: ByteBuffer =
        ByteBuffer.allocateDirect(spec.byteCount).order(ByteOrder.nativeOrder())
    private val floats = memory.asFloatBuffer()
    private val values: TensorData = when (spec.dtype) {
        DType.FLOAT32 -> TensorData.Floats(FloatArray(spec.elementCount))
        else -> TensorData.Bytes(ByteArray(spec.byteCount))
    }

    /** The whole memory, ready to be read or written from its start. */
    val bytes: ByteBuffer get() = memory.also { it.toStart() }

    /** Copies all of [data] into the memory. */
    fun write(data: TensorData) {
        when (data) {
            is TensorData.Floats -> floats.also { it.toStart() }.put(data.values)
            is TensorData.Bytes -> bytes.put(data.values)
        }
    }

    /** What is in the memory; the next call overwrites it. */
    fun read(): TensorData {
        when (values) {
            is TensorData.Floats -> floats.also { it.toStart() }.get(values.values)
            is TensorData.Bytes -> bytes.get(values.values)
        }
        return values
    }
}

/** Before Android 14 byte buffers have no `rewind` of their own, which the compiler would call. */
private fun Buffer.toStart() {
    rewind()
}
