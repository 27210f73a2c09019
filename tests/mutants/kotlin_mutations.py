"""Decides which faults in the generated Kotlin its tests must notice."""

from __future__ import annotations

from tests.mutants.mutation import Mutation

KOTLIN = tuple(
    Mutation(*row)
    for row in (
        ("mean of the contract", "ModelContract.kt", "mean = listOf(127.5f,", "mean = listOf(127.0f,"),
        ("luma coefficient", "PixelChannels.kt", "38470 * green", "38469 * green"),
        ("luma rounding", "PixelChannels.kt", " + 32768) shr 16", ") shr 16"),
        ("channel order", "PixelChannels.kt", "order == ChannelOrder.BGR) BLUE else RED", "false) BLUE else RED"),
        (
            "rotation by 90",
            "UprightView.kt",
            "90 -> UprightView(lastRow, xStep = -row, yStep = pixel)",
            "90 -> UprightView(lastColumn, xStep = row, yStep = -pixel)",
        ),
        ("rotation by 180", "UprightView.kt", "xStep = -pixel, yStep = -row)", "xStep = pixel, yStep = -row)"),
        ("mirroring", "UprightView.kt", "return if (frame.isMirrored) view", "return if (!frame.isMirrored) view"),
        (
            "mirroring before turning",
            "UprightView.kt",
            "view.mirrored(frame.uprightWidth)",
            "view.mirrored(frame.width)",
        ),
        ("row stride", "UprightView.kt", "val row = frame.rowStride", "val row = frame.width * pixel"),
        ("crop offset", "Fit.kt", "(width - innerWidth) / 2,", "(width - innerWidth + 1) / 2,"),
        (
            "crop keeps the wrong side",
            "Fit.kt",
            "picture.height * tensor.width / tensor.height)",
            "picture.height * tensor.height / tensor.width)",
        ),
        (
            "letterbox side",
            "Fit.kt",
            "tensor.width * picture.height <= tensor.height * picture.width",
            "tensor.width * picture.height >= tensor.height * picture.width",
        ),
        ("letterbox rounding", "Fit.kt", "(2 * length * numerator + denominator)", "(2 * length * numerator)"),
        ("padding", "ImagePreprocessor.kt", "image.fill(preprocessing.padValue.toFloat())", "image.fill(0f)"),
        ("half-pixel centres", "BilinearAxis.kt", "(i + 0.5f) * scale - 0.5f", "i * scale"),
        ("bilinear edge", "BilinearAxis.kt", "sourceLength - 1))", "sourceLength - 2).coerceAtLeast(0))"),
        (
            "bilinear rounding",
            "BilinearResampler.kt",
            "return mix(top, bottom, lerpY)",
            "return kotlin.math.round(mix(top, bottom, lerpY))",
        ),
        (
            "bilinear in float64",
            "BilinearAxis.kt",
            "val position = (i + 0.5f) * scale - 0.5f",
            "val position = ((i + 0.5) * sourceLength / targetLength - 0.5).toFloat()",
        ),
        ("nearest rounding", "NearestResampler.kt", "floor((i + 0.5f) * scale)", "floor(i * scale)"),
        ("pillow weight rounding", "PillowAxis.kt", "* ONE + 0.5).toInt()", "* ONE).toInt()"),
        ("pillow sum rounding", "PillowBilinearResampler.kt", "sums.fill(PillowAxis.INITIAL_SUM)", "sums.fill(0)"),
        ("pillow without antialiasing", "PillowAxis.kt", "max(scale, 1.0)", "1.0"),
        (
            "division becomes a product",
            "Normalizer.kt",
            "(value - channelMean) / channelStd",
            "(value - channelMean) * (1f / channelStd)",
        ),
        ("layout", "Normalizer.kt", "layout == TensorLayout.NHWC", "layout == TensorLayout.NCHW"),
        ("quantise rounding", "TensorQuantizer.kt", "-floor(0.5 - exact)", "floor(exact + 0.5)"),
        ("quantise clamping", "TensorQuantizer.kt", "DType.UINT8) 255.0 else 127.0", "DType.UINT8) 255.0 else 126.0"),
        ("dequantise zero point", "ScoreDecoder.kt", "and mask) - zeroPoint)", "and mask))"),
        ("softmax", "Activations.kt", "- greatest) / sum).toFloat()", "- greatest)).toFloat()"),
        ("sigmoid", "Activations.kt", "exp(-scores[i].toDouble())", "exp(scores[i].toDouble())"),
        ("top-k tie", "Ranking.kt", "score > other ||", "score >= other ||"),
        (
            "known failure",
            "AcceleratorCascade.kt",
            "knownFailures[accelerator]?.let { return RejectionReason.KnownToFail(it) }",
            "",
        ),
        ("tolerance", "AcceleratorCascade.kt", "if (error <= tolerance) null", "if (!(error > tolerance)) null"),
    )
)
