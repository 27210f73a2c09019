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
private const val WARM_UP = 200

/** Prints one line of JSON: frames per second of the generated preprocessing, 1280 × 720 RGBA to 224 × 224 RGB float32. */
fun main(arguments: Array<String>) {
    val frames = arguments.firstOrNull()?.toInt() ?: 300
    val results = ResizeFilter.entries.flatMap { filter ->
        listOf(0, 90).map { rotation ->
            val name = filter.name.lowercase().replace('_', '-')
            "\"$name/$rotation\":${framesPerSecond(filter, rotation, frames)}"
        }
    }
    println(results.joinToString(",", "{", "}"))
}

private fun framesPerSecond(filter: ResizeFilter, rotation: Int, frames: Int): Double {
    val preprocessing = ImagePreprocessing(
        size = ImageSize(SIDE, SIDE),
        normalization = Normalization(
            mean = listOf(123.675f, 116.28f, 103.53f),
            std = listOf(58.395f, 57.12f, 57.375f)
        ),
        resizeMode = ResizeMode.CENTER_CROP,
        resizeFilter = filter,
        channelOrder = ChannelOrder.RGB,
        layout = TensorLayout.NHWC,
        padValue = 0
    )
    val tensor = TensorSpec("image", listOf(1, SIDE, SIDE, 3), DType.FLOAT32, QuantizationParams(1f, 0))
    val preprocessor = ImagePreprocessor(preprocessing, tensor)
    val frame = Frame(samplePixels(), WIDTH, HEIGHT, WIDTH * 4, rotation)
    repeat(WARM_UP) { preprocessor.preprocess(frame) }
    val times = LongArray(frames) {
        val start = System.nanoTime()
        preprocessor.preprocess(frame)
        System.nanoTime() - start
    }
    times.sort()
    return 1e9 / times[frames / 2]
}

private fun samplePixels(): ByteBuffer {
    val pixels = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 4).order(ByteOrder.nativeOrder())
    for (index in 0 until pixels.capacity()) pixels.put(index, (index * 2_654_435_761L shr 13).toByte())
    return pixels
}
