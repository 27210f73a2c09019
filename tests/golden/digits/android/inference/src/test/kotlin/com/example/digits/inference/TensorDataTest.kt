package com.example.digits.inference

import kotlin.test.Test
import kotlin.test.assertEquals

class TensorDataTest {
    @Test
    fun copy_floats_keepTheirValues() {
        val original = TensorData.Floats(floatArrayOf(1f, 2f))
        val copy = original.copy()

        original.values.fill(0f)

        assertEquals(listOf(1f, 2f), copy.values.toList())
    }

    @Test
    fun copy_bytes_keepTheirValues() {
        val original = TensorData.Bytes(byteArrayOf(1, 2))
        val copy = original.copy()

        original.values.fill(0)

        assertEquals(listOf<Byte>(1, 2), copy.values.toList())
    }
}
