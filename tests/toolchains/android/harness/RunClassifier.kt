package NAMESPACE

import android.content.res.AssetManager
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/** Opens the generated classifier as the app does, classifies its golden frames, and prints what it says by lines. */
fun main(arguments: Array<String>): Unit = runBlocking {
    val assets = AssetManager(Path.of(arguments.single()))
    val classifier = LiteRtImageClassifier.open(assets, onStep = { println("step\t$it") })
    classifier.use {
        val report = it.accelerators
        println("accelerator\t${report.inUse}")
        for (rejection in report.rejections) println("rejected\t${rejection.accelerator}\t${rejection.reason}")
        val table = assets.open(ModelContract.GOLDEN_TABLE_ASSET)
        val data = assets.open(ModelContract.GOLDEN_DATA_ASSET)
        for (vector in GoldenVector.readAll(table, data, ModelContract.input.dtype)) {
            for (category in it.classify(vector.frame).categories) {
                println("category\t${vector.name}\t${category.index}\t${category.score}\t${category.label}")
            }
        }
    }
}
