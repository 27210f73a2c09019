package com.example.digits.inference

import java.io.InputStream
import java.nio.ByteBuffer
import java.nio.ByteOrder

/**
 * Test vectors as mobilegen writes them: a table of tab-separated text with one header line, and the
 * little-endian numbers that its offsets and lengths point to.
 */
class VectorTable private constructor(header: List<String>, lines: List<String>, data: ByteArray) {
    /** The lines below the header. */
    val rows: List<Row> = lines.map { Row(header.zip(it.split('\t')).toMap(), data) }

    /** One line of the table. */
    class Row internal constructor(
        private val fields: Map<String, String>,
        private val data: ByteArray
    ) {
        fun text(column: String): String = fields.getValue(column)

        fun int(column: String): Int = text(column).toInt()

        fun float(column: String): Float = text(column).toFloat()

        fun flag(column: String): Boolean = int(column) == 1

        fun ints(column: String): List<Int> = text(column).split(',').map { it.toInt() }

        fun floats(column: String): List<Float> = text(column).split(',').map { it.toFloat() }

        /** The [length] bytes at [offset] of the data. */
        fun bytes(offset: Int, length: Int): ByteArray = data.copyOfRange(offset, offset + length)

        /** The [count] float32 numbers at byte [offset] of the data. */
        fun floatData(offset: Int, count: Int): FloatArray {
            val buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN)
            return FloatArray(count) { buffer.getFloat(offset + it * Float.SIZE_BYTES) }
        }

        /** The tensor of [dtype] in the [length] bytes at [offset] of the data. */
        fun tensorData(dtype: DType, offset: Int, length: Int): TensorData = when (dtype) {
            DType.FLOAT32 -> TensorData.Floats(floatData(offset, length / Float.SIZE_BYTES))
            DType.FLOAT16, DType.UINT8, DType.INT8 -> TensorData.Bytes(bytes(offset, length))
        }

        /** The frame that the columns `frame_width` to `frame_bytes` describe. */
        fun frame(): Frame = Frame(
            ByteBuffer.wrap(bytes(int("frame_offset"), int("frame_bytes"))),
            int("frame_width"),
            int("frame_height"),
            int("row_stride"),
            int("rotation"),
            flag("mirrored")
        )
    }

    companion object {
        /** Reads both streams to their end; the caller closes them. */
        fun read(table: InputStream, data: InputStream): VectorTable {
            val lines = table.readBytes().decodeToString().removeSuffix("\n").split('\n')
            return VectorTable(lines.first().split('\t'), lines.drop(1), data.readBytes())
        }
    }
}
