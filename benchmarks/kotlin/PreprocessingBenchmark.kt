import com.example.digits.inference.ChannelOrder
import com.example.digits.inference.DType
import com.example.digits.inference.Frame
import com.example.digits.inference.ImagePreprocessing
import com.example.digits.inference.ImagePreprocessor
import com.example.digits.inference.ImageSize
import com.example.digits.inference.Normalization
import com.example.digits.inference.QuantizationParams
import com.example.digits.inference.ResizeFilter
import com.example.digits.inference.ResizeMode
import com.example.digits.inference.TensorLayout
import com.example.digits.inference.TensorSpec
import java.nio.ByteBuffer
import java.nio.ByteOrder

private const val WIDTH = 1280
private const val HEIGHT = 720
private const val SIDE = 224
private const val WARM_UP_SECONDS = 2
private val MEAN = floatArrayOf(123.675f, 116.28f, 103.53f)
private val STD = floatArrayOf(58.395f, 57.12f, 57.375f)

/**
 * Prints one line of JSON: how fast frames of 1280 × 720 RGBA become tensors of 224 × 224 RGB float32.
 *
 * Arguments: the number of blocks, then the filters' names; all filters if there are none.
 */
fun main(arguments: Array<String>) {
    val blocks = arguments.first().toInt()
    val filters = ResizeFilter.entries.filter { arguments.size == 1 || it.key in arguments }
    val pixels = samplePixels()
    val cases = filters.flatMap { filter -> listOf(0, 90, 180, 270).map { filter to it } }
    println(cases.joinToString(",", "{", "}") { (filter, rotation) -> measured(pixels, filter, rotation, blocks) })
}

/** Ours and the samples' way in turns, block by block. */
private fun measured(pixels: ByteBuffer, filter: ResizeFilter, rotation: Int, blocks: Int): String {
    val preprocessor = preprocessor(filter)
    val frame = Frame(pixels, WIDTH, HEIGHT, WIDTH * 4, rotation)
    val sample = SampleWay(SIDE, MEAN, STD)
    val ours = Measurement { preprocessor.preprocess(frame) }
    val samples = Measurement { sample.preprocess(pixels, WIDTH, HEIGHT, rotation) }
    ours.warmUp(WARM_UP_SECONDS)
    samples.warmUp(WARM_UP_SECONDS)
    repeat(blocks) {
        ours.runBlock()
        samples.runBlock()
    }
    return "\"${filter.key}/$rotation\":{\"ours\":$ours,\"samples\":$samples}"
}

private val ResizeFilter.key get() = name.lowercase().replace('_', '-')

private fun preprocessor(filter: ResizeFilter): ImagePreprocessor {
    val preprocessing = ImagePreprocessing(
        size = ImageSize(SIDE, SIDE),
        normalization = Normalization(mean = MEAN.toList(), std = STD.toList()),
        resizeMode = ResizeMode.CENTER_CROP,
        resizeFilter = filter,
        channelOrder = ChannelOrder.RGB,
        layout = TensorLayout.NHWC,
        padValue = 0
    )
    val tensor = TensorSpec("image", listOf(1, SIDE, SIDE, 3), DType.FLOAT32, QuantizationParams(1f, 0))
    return ImagePreprocessor(preprocessing, tensor)
}

private fun samplePixels(): ByteBuffer {
    val pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4).order(ByteOrder.nativeOrder())
    for (index in 0 until pixels.capacity()) pixels.put(index, (index * 2_654_435_761L shr 13).toByte())
    return pixels
}
