package {{ cookiecutter.application_id }}.inference

import java.io.InputStream
import kotlin.math.abs
import kotlin.math.nextUp
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Replays what the reference implementation computed for every rotation, mode, filter and type. */
class ConformanceTest {
    @Test
    fun preprocess_everyVector_equalsReferenceToTheBit() {
        val rows = vectors("preprocessing")
        assertTrue(rows.size > 100, "only ${rows.size} vectors")
        for (row in rows) {
            val tensor = inputTensor(row)
            val expected =
                row.tensorData(tensor.dtype, row.int("tensor_offset"), row.int("tensor_bytes"))
            val preprocessor = ImagePreprocessor(preprocessing(row), tensor)

            val actual = preprocessor.preprocess(row.frame())

            assertEquals(expected.bits(), actual.bits(), row.text("name"))
        }
    }

    @Test
    fun decode_everyVector_equalsReference() {
        val rows = vectors("decoding")
        assertTrue(rows.size > 50, "only ${rows.size} vectors")
        for (row in rows) {
            val name = row.text("name")
            val decoder = ScoreDecoder(
                outputTensor(row),
                Postprocessing(activation(row), row.int("top_k"), scoreThreshold = 0.5f)
            )
            val raw = row.tensorData(dtype(row), row.int("raw_offset"), row.int("raw_bytes"))
            val expected = row.floatData(row.int("scores_offset"), row.int("count"))

            decoder.decode(raw)

            for (i in expected.indices) assertWithinOneUlp(expected[i], decoder.scores[i], name)
            assertEquals(row.ints("indices"), decoder.ranking.toList(), name)
        }
    }

    private fun vectors(name: String): List<VectorTable.Row> = resource("$name.tsv").use { table ->
        resource("$name.bin").use { data -> VectorTable.read(table, data).rows }
    }

    private fun resource(name: String): InputStream =
        checkNotNull(javaClass.getResourceAsStream("/conformance/$name")) { "no $name" }

    private fun assertWithinOneUlp(expected: Float, actual: Float, name: String) {
        if (expected.isNaN() || expected.isInfinite()) return assertEquals(expected, actual, name)
        val ulp = abs(expected).nextUp() - abs(expected)
        assertTrue(abs(expected - actual) <= ulp, "$name: $actual instead of $expected")
    }
}
