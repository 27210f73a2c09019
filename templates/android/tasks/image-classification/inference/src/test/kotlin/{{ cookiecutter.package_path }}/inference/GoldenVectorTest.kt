package {{ cookiecutter.application_id }}.inference

import java.io.File
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Replays the model's own golden vectors against the contract. */
class GoldenVectorTest {
    private val vectors = goldenVectors()

    @Test
    fun preprocess_goldenFrames_givesTheSourceModelsInput() {
        val preprocessor = ImagePreprocessor(ModelContract.preprocessing, ModelContract.input)
        assertTrue(vectors.isNotEmpty())
        for (vector in vectors) {
            val actual = preprocessor.preprocess(vector.frame)

            assertEquals(vector.input.bits(), actual.bits(), vector.name)
        }
    }

    @Test
    fun decode_sourceModelsOutput_givesTheGoldenRanking() {
        val output = ModelContract.output.copy(dtype = DType.FLOAT32)
        val decoder = ScoreDecoder(output, ModelContract.postprocessing)
        for (vector in vectors) {
            decoder.decode(TensorData.Floats(vector.output))

            assertEquals(vector.ranking, decoder.ranking.toList(), vector.name)
            for ((index, score) in vector.ranking.zip(vector.scores)) {
                assertEquals(score, decoder.scores[index], Math.ulp(score), vector.name)
            }
        }
    }

    @Test
    fun greatestError_sourceModelsOutput_isNothing() {
        val output = ModelContract.output.copy(dtype = DType.FLOAT32)
        val check = SelfCheck(vectors, output, ModelContract.postprocessing)
        var next = 0

        val error = check.greatestError { TensorData.Floats(vectors[next++].output) }

        assertEquals(0f, error)
    }

    @Test
    fun readLabels_ofTheModel_givesOneForEachScore() {
        val count = ModelContract.output.elementCount

        val labels = asset(ModelContract.LABELS_ASSET).inputStream().use { readLabels(it, count) }

        assertEquals(count, labels.size)
    }

    private fun goldenVectors(): List<GoldenVector> =
        asset(ModelContract.GOLDEN_TABLE_ASSET).inputStream().use { table ->
            asset(ModelContract.GOLDEN_DATA_ASSET).inputStream().use { data ->
                GoldenVector.readAll(table, data, ModelContract.input.dtype)
            }
        }

    /** Gradle runs the unit tests of a module in the module's folder. */
    private fun asset(name: String) = File("src/main/assets", name)
}
