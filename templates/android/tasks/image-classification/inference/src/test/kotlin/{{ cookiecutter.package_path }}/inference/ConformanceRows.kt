package {{ cookiecutter.application_id }}.inference

/** The preprocessing that a row of `preprocessing.tsv` describes. */
internal fun preprocessing(row: VectorTable.Row) = ImagePreprocessing(
    size = ImageSize(row.int("width"), row.int("height")),
    normalization = Normalization(row.floats("mean"), row.floats("std")),
    resizeMode = enumValueOf(constant(row.text("resize_mode"))),
    resizeFilter = enumValueOf(constant(row.text("resize_filter"))),
    channelOrder = enumValueOf(constant(row.text("channel_order"))),
    layout = enumValueOf(constant(row.text("layout"))),
    padValue = row.int("pad_value")
)

/** The input tensor that a row of `preprocessing.tsv` describes. */
internal fun inputTensor(row: VectorTable.Row): TensorSpec {
    val (width, height) = preprocessing(row).size
    val channels = preprocessing(row).channelOrder.channels
    val shape = when (preprocessing(row).layout) {
        TensorLayout.NHWC -> listOf(1, height, width, channels)
        TensorLayout.NCHW -> listOf(1, channels, height, width)
    }
    return TensorSpec("input", shape, dtype(row), quantization(row))
}

/** The output tensor that a row of `decoding.tsv` describes. */
internal fun outputTensor(row: VectorTable.Row) =
    TensorSpec("scores", listOf(1, row.int("count")), dtype(row), quantization(row))

/** The activation that a row of `decoding.tsv` names. */
internal fun activation(row: VectorTable.Row): Activation =
    enumValueOf(constant(row.text("activation")))

/** The values bit by bit, so that 0 and -0 differ and NaN equals itself. */
internal fun TensorData.bits(): List<Int> = when (this) {
    is TensorData.Floats -> values.map { it.toRawBits() }
    is TensorData.Bytes -> values.map { it.toInt() }
}

internal fun dtype(row: VectorTable.Row): DType = enumValueOf(constant(row.text("dtype")))

private fun quantization(row: VectorTable.Row) =
    QuantizationParams(row.float("scale"), row.int("zero_point"))

private fun constant(name: String) = name.replace('-', '_').uppercase()
