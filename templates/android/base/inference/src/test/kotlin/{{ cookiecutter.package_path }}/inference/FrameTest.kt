package {{ cookiecutter.application_id }}.inference

import java.nio.ByteBuffer
import java.nio.ByteOrder
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith

class FrameTest {
    private val bytes = ByteArray(40) { it.toByte() }

    @Test
    fun pixelAt_anyByteOrder_hasRedInTheLowestBits() {
        for (order in listOf(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            val frame = Frame(ByteBuffer.wrap(bytes).order(order), 2, 2, rowStride = 8)

            assertEquals(0x07060504, frame.pixelAt(4), "$order")
        }
    }

    @Test
    fun pixelAt_partOfAPicture_countsFromItsStart() {
        val frame = Frame(ByteBuffer.wrap(bytes), 1, 2, rowStride = 16, start = 20)

        assertEquals(0x17161514, frame.pixelAt(0))
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
