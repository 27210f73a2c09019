package {{ cookiecutter.application_id }}.inference

import android.content.res.AssetManager

/** What travels beside the model file: the labels and the golden vectors. */
internal class ModelAssets private constructor(
    val labels: List<String>,
    val vectors: List<GoldenVector>
) {
    companion object {
        fun read(assets: AssetManager): ModelAssets {
            val labels = assets.open(ModelContract.LABELS_ASSET).use {
                readLabels(it, ModelContract.output.elementCount)
            }
            val vectors = assets.open(ModelContract.GOLDEN_TABLE_ASSET).use { table ->
                assets.open(ModelContract.GOLDEN_DATA_ASSET).use { data ->
                    GoldenVector.readAll(table, data, ModelContract.input.dtype)
                }
            }
            return ModelAssets(labels, vectors)
        }
    }
}
