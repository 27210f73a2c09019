package {{ cookiecutter.application_id }}.inference

import java.io.InputStream

/**
 * A picture with everything that the source model made of it when the project was generated.
 *
 * @property input the input tensor that preprocessing must make of [frame].
 * @property output the source model's raw output, before the activation.
 * @property ranking indices of the best scores, best first.
 * @property scores these scores, after the activation.
 */
class GoldenVector private constructor(
    val name: String,
    val frame: Frame,
    val input: TensorData,
    val output: FloatArray,
    val ranking: List<Int>,
    val scores: List<Float>
) {
    companion object {
        /** Reads `golden.tsv` and `golden.bin` for a model whose input has [inputType]. */
        fun readAll(table: InputStream, data: InputStream, inputType: DType): List<GoldenVector> =
            VectorTable.read(table, data).rows.map { row ->
                val inputBytes = row.int("input_bytes")
                val outputCount = row.int("output_bytes") / Float.SIZE_BYTES
                GoldenVector(
                    name = row.text("name"),
                    frame = row.frame(),
                    input = row.tensorData(inputType, row.int("input_offset"), inputBytes),
                    output = row.floatData(row.int("output_offset"), outputCount),
                    ranking = row.ints("indices"),
                    scores = row.floats("scores")
                )
            }
    }
}
