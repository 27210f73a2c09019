package com.example.digits.inference

import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class FrameTest {
    private val bytes = ByteArray(40) { it.toByte() }

    @Test
    fun readRow_partOfAPicture_countsFromItsStart() {
        val frame = Frame(ByteBuffer.wrap(bytes), 2, 2, rowStride = 10, start = 20)
        val pixel = ByteArray(4)

        frame.readRow(row = 1, column = 1, count = 1, pixel)

        assertEquals(listOf<Byte>(34, 35, 36, 37), pixel.toList())
    }

    @Test
    fun readRow_movedBuffer_readsTheSameBytes() {
        val buffer = ByteBuffer.allocateDirect(8).put(bytes, 0, 8)
        val frame = Frame(buffer, 2, 1, rowStride = 8)
        val pixels = ByteArray(8)

        frame.readRow(row = 0, column = 0, count = 2, pixels)

        assertEquals(bytes.take(8), pixels.toList())
        assertEquals(8, buffer.position())
    }

    @Test
    fun init_tooFewBytes_throws() {
        assertFailsWith<IllegalArgumentException> {
            Frame(ByteBuffer.wrap(bytes), 2, 3, rowStride = 8, start = 20)
        }
    }

    @Test
    fun init_lastRowWithoutPadding_isEnough() {
        val frame = Frame(ByteBuffer.wrap(bytes), 2, 3, rowStride = 16)

        assertEquals(3, frame.height)
    }

    @Test
    fun init_crookedRotation_throws() {
        assertFailsWith<IllegalArgumentException> {
            Frame(ByteBuffer.wrap(bytes), 1, 1, rowStride = 4, rotationDegrees = 45)
        }
    }
}
