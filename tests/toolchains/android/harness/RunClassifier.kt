package NAMESPACE

import android.content.Context
import android.content.res.AssetManager
import java.io.File
import java.nio.file.Files
import java.nio.file.Path
import kotlinx.coroutines.runBlocking

/**
 * Opens the generated classifier as the app does, classifies its golden frames, and prints what it says by lines.
 *
 * Arguments: the folder of the assets; the folder of what the app keeps (a new one by default); then in any order
 * `npu` to try the NPU, `again` to measure again, `killed` to be ended by a signal while the classifier is open, and
 * the name of an accelerator to force it.
 */
fun main(arguments: Array<String>): Unit = runBlocking {
    val assets = AssetManager(Path.of(arguments.first()))
    val files = arguments.getOrNull(1)?.let(::File) ?: Files.createTempDirectory("files").toFile()
    val wishes = arguments.drop(2)
    val forced = Accelerator.entries.firstOrNull { it.name in wishes }
    val options = ClassifierOptions(forced, tryNpu = "npu" in wishes, measureAgain = "again" in wishes)
    try {
        val classifier = CLASSIFIER.open(Context(assets, files), options, onStep = { println("step\t$it") })
        classifier.use {
            print(it.accelerators)
            classifyGoldenFrames(assets, it)
            if ("killed" in wishes) endBySignal()
        }
        // As anybody may: it does nothing.
        classifier.close()
    } catch (nothing: NoAcceleratorException) {
        println("accelerator\tnone")
        nothing.candidates.forEach(::print)
    }
}

private fun print(report: AcceleratorReport) {
    println("accelerator\t${report.inUse}")
    println("choice\t${report.choice}")
    report.candidates.forEach(::print)
}

private fun print(candidate: Candidate) {
    candidate.rejection?.let { println("rejected\t${candidate.accelerator}\t$it") }
    candidate.time?.let { println("timed\t${candidate.accelerator}\t$it") }
}

private suspend fun classifyGoldenFrames(assets: AssetManager, classifier: ImageClassifier) {
    val table = assets.open(ModelContract.GOLDEN_TABLE_ASSET)
    val data = assets.open(ModelContract.GOLDEN_DATA_ASSET)
    for (vector in GoldenVector.readAll(table, data, ModelContract.input.dtype)) {
        for (category in classifier.classify(vector.frame).categories) {
            println("category\t${vector.name}\t${category.index}\t${category.score}\t${category.label}")
        }
    }
}

private fun endBySignal() {
    ProcessBuilder("kill", "-KILL", "${ProcessHandle.current().pid()}").start()
    while (true) Thread.sleep(1000)
}
