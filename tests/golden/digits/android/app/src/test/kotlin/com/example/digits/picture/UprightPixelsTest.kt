package com.example.digits.picture

import java.nio.ByteBuffer
import kotlin.test.Test
import kotlin.test.assertEquals
import com.example.digits.inference.Frame

class UprightPixelsTest {
    @Test
    fun uprightPixels_everyExifOrientation_isTurnedAsTheStandardSays() {
        val expected = mapOf(
            1 to listOf("abc", "def"),
            2 to listOf("cba", "fed"),
            3 to listOf("fed", "cba"),
            4 to listOf("def", "abc"),
            5 to listOf("ad", "be", "cf"),
            6 to listOf("da", "eb", "fc"),
            7 to listOf("fc", "eb", "da"),
            8 to listOf("cf", "be", "ad")
        )

        for ((value, rows) in expected) {
            assertEquals(rows, turned(ExifOrientation.of(value)), "orientation $value")
        }
    }

    @Test
    fun uprightPixels_partOfAPaddedPicture_readsThatPart() {
        val frame = Frame(picture("....", ".ab.", ".cd."), 2, 2, rowStride = 16, start = 20)

        assertEquals(listOf("ab", "cd"), frame.rows())
    }

    @Test
    fun uprightPixels_singleColumn_isCopied() {
        val frame = Frame(picture("a", "b"), 1, 2, rowStride = 4, rotationDegrees = 90)

        assertEquals(listOf("ba"), frame.rows())
    }

    @Test
    fun uprightPixels_anyPixel_keepsTheOrderOfItsBytes() {
        val pixels = ByteBuffer.wrap(byteArrayOf(1, 2, 3, 4))

        val copy = Frame(pixels, 1, 1, rowStride = 4).uprightPixels()

        assertEquals(listOf<Byte>(1, 2, 3, 4), List(4) { copy.get(it) })
    }

    @Test
    fun uprightPixels_frameChangedLater_isACopy() {
        val pixels = picture("ab")

        val copy = Frame(pixels, 2, 1, rowStride = 8).uprightPixels()
        pixels.put(0, 'z'.code.toByte())

        assertEquals('a', copy.get(0).toInt().toChar())
    }

    private fun turned(orientation: ExifOrientation) = Frame(
        pixels = picture("abc", "def"),
        width = 3,
        height = 2,
        rowStride = 12,
        rotationDegrees = orientation.rotationDegrees,
        isMirrored = orientation.isMirrored
    ).rows()

    /** A letter for each pixel: the value of all its channels. */
    private fun picture(vararg rows: String): ByteBuffer {
        val letters = rows.joinToString("")
        return ByteBuffer.wrap(ByteArray(letters.length * 4) { letters[it / 4].code.toByte() })
    }

    private fun Frame.rows(): List<String> {
        val copy = uprightPixels()
        val letters = List(copy.limit() / 4) { copy.get(it * 4).toInt().toChar() }
        return letters.chunked(uprightWidth) { it.joinToString("") }
    }
}
