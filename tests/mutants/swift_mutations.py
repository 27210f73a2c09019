"""Decides which faults in the generated Swift its tests must notice."""

from __future__ import annotations

from tests.mutants.mutation import Mutation

SWIFT = tuple(
    Mutation(*row)
    for row in (
        ("luma coefficient", "PixelReader.swift", "38470 * Int(pixel[1])", "38469 * Int(pixel[1])"),
        ("luma rounding", "PixelReader.swift", "(luma + 32768) >> 16", "luma >> 16"),
        (
            "channel order",
            "PixelReader.swift",
            "case .bgr: readColors(row, columns, first: blue, third: red",
            "case .bgr: readColors(row, columns, first: red, third: blue",
        ),
        ("BGRA frames", "PixelReader.swift", "frame.format == .rgba ? 0 : 2", "frame.format == .rgba ? 0 : 0"),
        ("rotation by 90", "UprightView.swift", "(lastRow, -row, pixel)", "(lastColumn, row, -pixel)"),
        ("rotation by 180", "UprightView.swift", "-pixel, -row)", "pixel, -row)"),
        ("mirroring", "UprightView.swift", "if frame.isMirrored {", "if !frame.isMirrored {"),
        ("row stride", "UprightView.swift", "let row = frame.rowStride", "let row = frame.width * pixel"),
        ("crop offset", "Fit.swift", "(picture.width - width) / 2", "(picture.width - width + 1) / 2"),
        (
            "letterbox rounding",
            "Fit.swift",
            "(2 * picture.height * tensor.width + picture.width)",
            "(2 * picture.height * tensor.width)",
        ),
        ("letterbox offset", "Fit.swift", "(tensor.height - height) / 2", "(tensor.height - height)"),
        ("padding", "ImagePreprocessor.swift", "with: Float(preprocessing.padValue)", "with: 0"),
        ("half-pixel centres", "BilinearAxis.swift", "(Float($0) + 0.5) * scale - 0.5", "Float($0) * scale"),
        ("bilinear edge", "BilinearAxis.swift", "inputSize - 1)", "max(inputSize - 2, 0))"),
        (
            "bilinear rounding",
            "BilinearResampler.swift",
            "values[i] = lerp(upper, lower, lerpY)",
            "values[i] = lerp(upper, lower, lerpY).rounded()",
        ),
        ("nearest rounding", "NearestResampler.swift", "((Float(i) + 0.5) * scale)", "(Float(i) * scale)"),
        (
            "pillow weight rounding",
            "PillowAxis.swift",
            "Double(1 << fractionBits) + 0.5)",
            "Double(1 << fractionBits))",
        ),
        ("pillow sum rounding", "PillowAxis.swift", "oneHalf: Int32 = 1 << (fractionBits - 1)", "oneHalf: Int32 = 0"),
        ("division becomes a product", "TensorWriter.swift", "- mean) / std)", "- mean) * (1 / std))"),
        (
            "quantise rounding",
            "TensorQuantizer.swift",
            ".rounded(.toNearestOrAwayFromZero)",
            ".rounded(.toNearestOrEven)",
        ),
        ("dequantise zero point", "TensorQuantizer.swift", "(quantized - zeroPoint) * scale", "quantized * scale"),
        ("softmax", "Activation.swift", "- Double(greatest)) / sum)", "- Double(greatest)))"),
        ("top-k tie", "Ranker.swift", "score > other ||", "score >= other ||"),
        ("mean of the contract", "ModelContract.swift", "mean: [127.5,", "mean: [127,"),
        ("tolerance", "ComputeUnitCascade.swift", "error <= tolerance", "!(error > tolerance)"),
    )
)
