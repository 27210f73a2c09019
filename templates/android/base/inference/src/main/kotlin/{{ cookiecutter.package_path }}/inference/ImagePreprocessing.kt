package {{ cookiecutter.application_id }}.inference

/** How the upright picture is fitted to the input size. */
enum class ResizeMode { STRETCH, CENTER_CROP, LETTERBOX }

/**
 * The interpolation, named after the library whose results it reproduces to the bit:
 * `tf.image.resize` for [BILINEAR] and [NEAREST], Pillow's `Image.resize` for [PILLOW_BILINEAR].
 */
enum class ResizeFilter { BILINEAR, PILLOW_BILINEAR, NEAREST }

/** Which colour values a pixel of the tensor has, in this order. */
enum class ChannelOrder(val channels: Int) { RGB(3), BGR(3), GRAYSCALE(1) }

/** Order of the tensor's axes behind the batch axis. */
enum class TensorLayout { NHWC, NCHW }

/** Width and height in pixels. */
data class ImageSize(val width: Int, val height: Int)

/** `(value - mean) / std` over pixel values 0..255, one of each per channel, in the tensor's order. */
data class Normalization(val mean: List<Float>, val std: List<Float>)

/**
 * The way from a camera frame to the model's input tensor.
 *
 * @property size the tensor's width and height.
 * @property padValue 0..255, every channel of the letterbox bars before normalisation.
 */
data class ImagePreprocessing(
    val size: ImageSize,
    val normalization: Normalization,
    val resizeMode: ResizeMode,
    val resizeFilter: ResizeFilter,
    val channelOrder: ChannelOrder,
    val layout: TensorLayout,
    val padValue: Int
)
