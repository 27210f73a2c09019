"""Decides which faults in the generated Kotlin its tests must notice."""

from __future__ import annotations

from tests.mutants.mutation import Mutation

KOTLIN = tuple(
    Mutation(*row)
    for row in (
        ("mean of the contract", "ModelContract.kt", "mean = listOf(127.5f,", "mean = listOf(127.0f,"),
        ("luma coefficient", "PixelChannels.kt", "38470 * green", "38469 * green"),
        ("luma rounding", "PixelChannels.kt", " + 32768) shr 16", ") shr 16"),
        ("channel order", "PixelChannels.kt", "channels - 1 - channel else", "channel else"),
        ("rotation by 90", "Scan.kt", "in 90..180 !=", "in 180..270 !="),
        ("rotation by 180", "Scan.kt", "frame.rotationDegrees >= 180", "frame.rotationDegrees > 180"),
        ("mirroring", "Scan.kt", "in 90..180 != frame.isMirrored", "in 90..180"),
        ("mirroring before turning", "Scan.kt", "rotationDegrees >= 180", "rotationDegrees >= 180 != frame.isMirrored"),
        ("reversed axis", "Scan.kt", "length - 1 - index else", "length - index else"),
        ("part of a reversed axis", "Scan.kt", "if (isReversed) extent - start - length else start", "start"),
        ("row stride", "Frame.kt", "start + row * rowStride", "start + row * width * BYTES_PER_PIXEL"),
        ("part of a picture", "Frame.kt", "pixels.position(start + row", "pixels.position(row"),
        ("turned tensor", "TensorLines.kt", "if (isTurned) columnStep else rowStep", "rowStep"),
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
        ("padding", "ImagePreprocessor.kt", "{ preprocessing.padValue.toFloat() }", "{ 0f }"),
        ("half-pixel centres", "BilinearAxis.kt", "(i + 0.5f) * scale - 0.5f", "i * scale"),
        ("bilinear edge", "BilinearAxis.kt", "sourceLength - 1)", "maxOf(sourceLength - 2, 0))"),
        (
            "bilinear rounding",
            "BilinearResampler.kt",
            "return top + (bottom - top) * y",
            "return kotlin.math.round(top + (bottom - top) * y)",
        ),
        (
            "bilinear in float64",
            "BilinearAxis.kt",
            "val position = (i + 0.5f) * scale - 0.5f",
            "val position = ((i + 0.5) * sourceLength / targetLength - 0.5).toFloat()",
        ),
        (
            "bilinear columns first when turned",
            "BilinearResampler.kt",
            "if (scan.isTurned) mixColumns",
            "if (scan.isTurned && lower.isEmpty()) mixColumns",
        ),
        ("nearest rounding", "NearestResampler.kt", "floor((it + 0.5f) * scale)", "floor(it * scale)"),
        ("pillow weight rounding", "PillowAxis.kt", "* ONE + 0.5).toInt()", "* ONE).toInt()"),
        ("pillow sum rounding", "PillowBilinearResampler.kt", "sums.fill(PillowAxis.INITIAL_SUM)", "sums.fill(0)"),
        ("pillow keeps what is old", "PillowBilinearResampler.kt", "if (line == 0) next = 0", ""),
        ("pillow without antialiasing", "PillowAxis.kt", "max(scale, 1.0)", "1.0"),
        (
            "division becomes a product",
            "Normalizer.kt",
            "(values[i] - mean[i]) / std[i]",
            "(values[i] - mean[i]) * (1f / std[i])",
        ),
        ("layout", "TensorLines.kt", "layout == TensorLayout.NHWC", "layout == TensorLayout.NCHW"),
        ("contiguous lines", "TensorLines.kt", "offsets.indices.all { offsets[it] == it }", "true"),
        ("quantise rounding", "TensorQuantizer.kt", "quotient - 0.5 else", "quotient + 0.5 else"),
        ("quantise clamping", "TensorQuantizer.kt", "255 else Byte.MAX_VALUE.toInt()", "255 else 126"),
        ("dequantise zero point", "TensorQuantizer.kt", "(value - zeroPoint).toFloat()", "value.toFloat()"),
        ("float16 ties", "HalfPrecision.kt", "HALF_OF_DROPPED - 1 + isOdd", "HALF_OF_DROPPED + isOdd"),
        ("float16 overflow", "HalfPrecision.kt", "minOf(normalBits(magnitude), INFINITY)", "normalBits(magnitude)"),
        (
            "float16 subnormal",
            "HalfPrecision.kt",
            "magnitude < SMALLEST_NORMAL -> subnormalBits(magnitude)",
            "false -> 0",
        ),
        (
            "float16 byte order",
            "TensorWriter.kt",
            "elements[index] = half.toByte()",
            "elements[index] = (half shr 8).toByte()",
        ),
        ("float16 output", "TensorReader.kt", "low or (high shl Byte.SIZE_BITS)", "high or (low shl Byte.SIZE_BITS)"),
        ("picture of the input", "InputPicture.kt", "* std[channel] + mean[channel]", "* std[channel] - mean[channel]"),
        ("softmax", "Activations.kt", "- greatest) / sum).toFloat()", "- greatest)).toFloat()"),
        ("sigmoid", "Activations.kt", "exp(-scores[i].toDouble())", "exp(scores[i].toDouble())"),
        ("top-k tie", "Ranking.kt", "score > other ||", "score >= other ||"),
        (
            "known failure",
            "AcceleratorCascade.kt",
            "knownFailures[accelerator]?.let { return RejectionReason.KnownToFail(it) }",
            "",
        ),
        ("tolerance", "AcceleratorTrial.kt", "if (error <= tolerance) null", "if (!(error > tolerance)) null"),
    )
)
