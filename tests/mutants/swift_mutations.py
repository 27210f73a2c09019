"""Decides which faults in the generated Swift its tests must notice."""

from __future__ import annotations

from tests.mutants.mutation import Mutation

SWIFT = tuple(
    Mutation(*row)
    for row in (
        ("luma coefficient", "LineReader.swift", "38470 * UInt32(pixel[1])", "38469 * UInt32(pixel[1])"),
        ("luma rounding", "LineReader.swift", "(luma + 32768) >> 16", "luma >> 16"),
        ("luma of BGRA frames", "LineReader.swift", "format == .rgba ? (0, 2) : (2, 0)", "(0, 2)"),
        (
            "channel order",
            "LineReader.swift",
            "case (.rgb, .rgba), (.bgr, .bgra): .colors",
            "case (.rgb, .rgba), (.bgr, .bgra): .reversedColors",
        ),
        ("BGRA frames", "LineReader.swift", "case (.rgb, .bgra), (.bgr, .rgba): .reversedColors", "default: .colors"),
        ("other geometry", "FramePlan.swift", "frame.geometry == geometry &&", "true &&"),
        ("other format", "FramePlan.swift", "&& frame.format == format", ""),
        ("turned lines", "Scan.swift", "? (view.xStep, view.yStep) :", "? (view.yStep, view.xStep) :"),
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
        ("padding", "Padding.swift", "Float(preprocessing.padValue)", "0"),
        ("half-pixel centres", "BilinearTap.swift", "(Float(i) + 0.5) * scale - 0.5", "Float(i) * scale"),
        ("bilinear edge", "BilinearTap.swift", "inputSize - 1)", "max(inputSize - 2, 0))"),
        ("bilinear rounding", "BilinearResampler.swift", "(end - start) * amount", "end * amount - start * amount"),
        (
            "bilinear order",
            "BilinearResampler.swift",
            "store(mix(top, bottom, lerp))",
            "store(mix(bottom, top, 1 - lerp))",
        ),
        ("nearest rounding", "NearestResampler.swift", "((Float(i) + 0.5) * scale)", "(Float(i) * scale)"),
        (
            "pillow weight rounding",
            "PillowAxis.swift",
            "Double(1 << fractionBits) + 0.5)",
            "Double(1 << fractionBits))",
        ),
        ("pillow sum rounding", "PillowAxis.swift", "oneHalf: Int32 = 1 << (fractionBits - 1)", "oneHalf: Int32 = 0"),
        ("pillow lines kept", "PillowMixer.swift", "kept[line % kept.count]", "kept[(line + 1) % kept.count]"),
        ("division becomes a product", "TensorWriter.swift", "- mean[i]) / std[i])", "- mean[i]) * (1 / std[i]))"),
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
        ("sigmoid", "Activation.swift", "exp(-Double(scores[i]))", "exp(Double(scores[i]))"),
        ("float16 output", "ScoreDecoder.swift", "Float(halfPrecisionBits: bits)", "Float(bits)"),
        ("float16 rounding", "HalfPrecision.swift", "magnitude >> 13 & 1", "UInt32(1)"),
        ("gaps between rows", "StridedLayout.swift", "remainder * strides[axis]", "remainder"),
        (
            "gaps between planes",
            "TensorView.swift",
            "(channelStride, rowStride, columnStride) = (strides[1], strides[2]",
            "(channelStride, rowStride, columnStride) = (strides[2], strides[1]",
        ),
        ("picture of the input", "InputPicture.swift", "* std[channel] + mean", "* std[channel] - mean"),
        ("NaN in the self-check", "SelfCheck.swift", "|| error.isNaN", ""),
        ("tolerance", "AcceleratorTrial.swift", "error <= tolerance", "!(error > tolerance)"),
        ("known failure", "AcceleratorCascade.swift", "return .knownToFail(explanation: known)", "_ = known"),
        ("models kept", "AcceleratorCascade.swift", "self[index].runner = nil", "_ = index"),
        (
            "cancelled measurement",
            "AcceleratorCascade.swift",
            "try Task.checkCancellation()\n    let tried",
            "let tried",
        ),
        (
            "choice among others",
            "AcceleratorCascade.swift",
            "report.candidates.map(\\.accelerator) == candidates,",
            "",
        ),
        ("choice that crashed", "AcceleratorCascade.swift", "obstacle(to: report.inUse) == nil", "!candidates.isEmpty"),
        ("clearly faster", "AcceleratorRanking.swift", "2.0 / 3", "1.0"),
        ("second end", "CascadeRecord.swift", "fatal.insert(entered)", "doubtful.insert(entered)"),
        ("end on the CPU", "CascadeRecord.swift", "doubtful.subtracting([.cpu])", "doubtful"),
        ("starts of a measurement", "CascadeRecord.swift", "uses >= CascadeRecord", "uses > CascadeRecord"),
    )
)
