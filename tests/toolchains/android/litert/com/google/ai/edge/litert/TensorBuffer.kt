package com.google.ai.edge.litert

import com.sun.jna.Pointer

class TensorBuffer internal constructor(internal val pointer: Pointer, private val elementCount: Int) : JniHandle() {
    @Throws(LiteRtException::class)
    fun writeInt(data: IntArray) = write(data.size * 4) { it.write(0, data, 0, data.size) }

    @Throws(LiteRtException::class)
    fun writeFloat(data: FloatArray) = write(data.size * 4) { it.write(0, data, 0, data.size) }

    @Throws(LiteRtException::class)
    fun writeInt8(data: ByteArray) = write(data.size) { it.write(0, data, 0, data.size) }

    @Throws(LiteRtException::class)
    fun writeBoolean(data: BooleanArray) =
        write(data.size) { address -> data.forEachIndexed { i, v -> address.setByte(i.toLong(), if (v) 1 else 0) } }

    @Throws(LiteRtException::class)
    fun writeLong(data: LongArray) = write(data.size * 8) { it.write(0, data, 0, data.size) }

    @Throws(LiteRtException::class)
    fun readInt(): IntArray = read(4) { it.getIntArray(0, elementCount) }

    @Throws(LiteRtException::class)
    fun readFloat(): FloatArray = read(4) { it.getFloatArray(0, elementCount) }

    @Throws(LiteRtException::class)
    fun readInt8(): ByteArray = read(1) { it.getByteArray(0, elementCount) }

    @Throws(LiteRtException::class)
    fun readBoolean(): BooleanArray =
        read(1) { address -> BooleanArray(elementCount) { address.getByte(it.toLong()) != 0.toByte() } }

    @Throws(LiteRtException::class)
    fun readLong(): LongArray = read(8) { it.getLongArray(0, elementCount) }

    /** Makes every element [value]'s next result, a float or one byte of it, whatever the buffer holds. */
    internal fun fill(value: () -> Float) {
        val packed = size("the buffer's size") { NativeLiteRt.instance.LiteRtGetTensorBufferPackedSize(pointer, it) }
        if (packed == elementCount * 4L) {
            writeFloat(FloatArray(elementCount) { value() })
        } else {
            writeInt8(ByteArray(elementCount) { (value() * 127).toInt().toByte() })
        }
    }

    /** Multiplies every element by [factor], if they are floats. */
    internal fun scale(factor: Float) =
        writeFloat(readFloat().apply { indices.forEach { this[it] *= factor } })

    private fun write(bytes: Int, copy: (Pointer) -> Unit) = locked(WRITE, bytes.toLong(), copy)

    private fun <T> read(elementSize: Int, copy: (Pointer) -> T): T =
        locked(READ, elementCount.toLong() * elementSize, copy)

    private fun <T> locked(mode: Int, bytes: Long, use: (Pointer) -> T): T {
        assertNotDestroyed()
        val native = NativeLiteRt.instance
        val packed = size("the buffer's size") { native.LiteRtGetTensorBufferPackedSize(pointer, it) }
        if (bytes > packed) {
            throw LiteRtException(Status.ErrorInvalidArgument, "$bytes bytes in a tensor of $packed")
        }
        val address = handle("locking") { native.LiteRtLockTensorBuffer(pointer, it, mode) }
        try {
            return use(address)
        } finally {
            check(native.LiteRtUnlockTensorBuffer(pointer), "unlocking")
        }
    }

    override fun destroy() = NativeLiteRt.instance.LiteRtDestroyTensorBuffer(pointer)

    private companion object {
        const val READ = 0
        const val WRITE = 1
    }
}
