package {{ cookiecutter.application_id }}.inference

import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class SelfCheckTest {
    private val vectors = goldenVectors()
    private val check = SelfCheck(
        vectors,
        ModelContract.output.copy(dtype = DType.FLOAT32),
        ModelContract.postprocessing
    )

    @Test
    fun greatestError_sourceModelsOutput_isNothing() {
        assertEquals(0f, errorOf { it.output })
    }

    @Test
    fun greatestError_oneVectorIsWrong_isSeen() {
        for (wrong in vectors) {
            val error = errorOf { if (it == wrong) withoutItsBest(it) else it.output }

            assertTrue(error > 0f, wrong.name)
        }
    }

    @Test
    fun greatestError_notANumber_isNotANumber() {
        val error = errorOf { if (it == vectors.first()) nothing(it) else it.output }

        assertTrue(error.isNaN(), "$error")
    }

    private fun withoutItsBest(vector: GoldenVector) =
        vector.output.copyOf().also { it[vector.ranking.first()] -= 50f }

    private fun nothing(vector: GoldenVector) = FloatArray(vector.output.size) { Float.NaN }

    /** The error of an accelerator that answers the vectors, in their order, with [answer]. */
    private fun errorOf(answer: (GoldenVector) -> FloatArray): Float {
        val remaining = vectors.iterator()
        return check.greatestError { TensorData.Floats(answer(remaining.next())) }
    }
}
