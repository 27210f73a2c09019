package com.example.digits.inference

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
    fun readLabels_ofTheModel_givesOneForEachScore() {
        val count = ModelContract.output.elementCount

        val labels = asset(ModelContract.LABELS_ASSET).inputStream().use { readLabels(it, count) }

        assertEquals(count, labels.size)
    }
}
