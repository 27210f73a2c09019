"""A report with something in every section: the digits sample as `--quantize auto` would leave it, figures made up."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.report import Report, verdict
from generator.report.accuracy import ClassLine, Disagreement, Loss, ModelAccuracy, Share
from generator.report.operators import DelegateLine, OperatorReport, RefusedOperator
from generator.report.parity import OutputLine, ParitySection, PictureLine
from generator.report.pictures import SeenPicture, picture
from generator.report.report import (
    AdviceLine,
    ArtifactSection,
    BudgetLine,
    Candidate,
    LatencyLine,
    PreprocessingSection,
    SourceSection,
)
from generator.spec import ModelFormat
from generator.spec.budgets import Figure, Grade

SAMPLE = Path(__file__).parents[2] / "sample_models" / "digits"
_LABELS = tuple(map(str, range(10)))
_TFLITE, _COREML = ModelFormat.TFLITE, ModelFormat.COREML
_MISTAKES = {(3, 5): 2, (8, 1): 1, (9, 3): 1, (5, 9): 1, (8, 3): 1}


def example_report() -> Report:
    """Everything measured, nothing wrong."""
    artifacts, budgets = (_tflite(), _coreml()), _budgets()
    return Report(
        title="Digit Reader",
        verdict=verdict(artifacts, budgets),
        source=SourceSection(
            file="digits.keras",
            format="keras",
            size=348_160,
            sha256="c1fa0c68f29049f6e1398d77c713be7af29a70c3902414724571cb236f1c707e",
            task="image classification",
            inputs=(("image", "1 × 32 × 32 × 3", "float32"),),
            outputs=(("probabilities", "1 × 10", "float32"),),
            labels=10,
        ),
        artifacts=artifacts,
        preprocessing=_preprocessing(),
        accent="#2F63CB",
        compared_on="16 pictures",
        budgets=budgets,
        source_accuracy=accuracy(0, of_source=True),
        candidates=candidates(),
        advice=_advice(),
        notes=("Normalisation is that of --normalize minus-one-to-one.",),
        environment=(
            ("mobilegen", "0.1.0"),
            ("TensorFlow", "2.19.1"),
            ("Keras", "3.12.0"),
            ("LiteRT", "2.3.0"),
            ("litert-quantizer", "0.11.0"),
            ("coremltools", "9.0"),
            ("NumPy", "2.1.3"),
            ("Python", "3.11.7"),
            ("System", "Linux x86_64, 2 processors"),
        ),
    )


def accuracy(more_mistakes: int, *, of_source: bool = False) -> ModelAccuracy:
    """360 pictures of ten digits, six of them taken for another one, and `more_mistakes` more."""
    confusion = np.diag([36] * 10)
    for (label, answer), count in {**_MISTAKES, (1, 7): more_mistakes}.items():
        confusion[label, label] -= count
        confusion[label, answer] += count
    right = int(np.trace(confusion)) / 360
    return ModelAccuracy(
        count=360,
        top1=_share(right),
        top5=_share(1.0),
        classes=tuple(_class_line(confusion, label) for label in range(10)),
        confusion=tuple(tuple(map(int, row)) for row in confusion),
        calibration_error=Share(0.012, 0.006, 0.021),
        agreement=None if of_source else _share(1 - more_mistakes / 360),
        loss=None if of_source else _loss(more_mistakes),
        damaged=("4/scan-17.png: it is empty",),
        disagreements=() if of_source else _disagreements()[:more_mistakes],
        disagreeing=0 if of_source else more_mistakes,
    )


def _loss(lost: int) -> Loss:
    found = AccuracyLoss(360, lost, 0)
    return Loss(found.points, found.low, found.high, 1.0)


def candidates() -> tuple[Candidate, ...]:
    """All recipes; one of them isn't taken, one can't be made."""
    found = [
        ("float32", _TFLITE, 372_736, 6, 0.21, True, ""),
        ("float16", _TFLITE, 190_464, 6, 0.22, True, ""),
        ("dynamic_wi8_afp32", _TFLITE, 101_376, 7, 0.19, False, ""),
        ("weight_only_wi8_afp32", _TFLITE, 102_912, 7, 0.24, False, ""),
        ("static_wi8_ai8", _TFLITE, 98_304, 7, 0.11, True, ""),
        ("float16", _COREML, 193_536, 6, None, True, ""),
        ("linear_wi8_afp16", _COREML, 104_448, 6, None, True, ""),
        ("palettized_w6_afp16", _COREML, 83_968, 8, None, True, ""),
        ("palettized_w4_afp16", _COREML, 58_368, 22, None, True, "It loses 4.4 points of accuracy; the most is 1.0."),
    ]
    made = [
        Candidate(recipe, kind, size, _interval(wrong), latency, front, (recipe in _CHOSEN), refusal)
        for recipe, kind, size, wrong, latency, front, refusal in found
    ]
    refusal = "“conv2d_1” (CONV_2D) can't be stored in blocks of 4 bits: its 27 inputs don't divide by 32."
    return (*made, Candidate("blockwise_wi4_afp16", _COREML, refusal=refusal))


_CHOSEN = ("static_wi8_ai8", "palettized_w6_afp16")


def _tflite() -> ArtifactSection:
    return ArtifactSection(
        file="digits.tflite",
        format=_TFLITE,
        precision="static_wi8_ai8",
        size=98_304,
        sha256="12d7fd7e48f561d1fdc5bae9d00b150e856522274b8b4670b41f6beb8ca12baa",
        carried_by=("Android app",),
        parity=(
            _parity("digits.tflite", "LiteRT 2.3.0 interpreter, CPU", 1.6e-2, 38.2, (98, 0, 2, 3, 8, 21, 20, 8, 0)),
        ),
        latency=(
            LatencyLine("Google Pixel 9, Android 16, GPU", True, 1.31, 1.62, 100),
            LatencyLine("this computer, 1 thread", False, 0.11, 0.12, 100),
            LatencyLine("this computer, 2 threads", False, 0.13, 0.19, 100),
        ),
        accuracy=accuracy(1),
        operators=OperatorReport(
            counts=(("CONV_2D", 3), ("MAX_POOL_2D", 3), ("FULLY_CONNECTED", 2), ("QUANTIZE", 1), ("SOFTMAX", 1)),
            weights_size=91_648,
            delegates=(
                DelegateLine(
                    name="LiteRT GPU accelerator",
                    summary="The GPU takes all of digits.tflite: 16 of 16 pictures agree.",
                    measured=True,
                    taken=10,
                    total=10,
                    partitions=1,
                ),
                DelegateLine(
                    name="Core ML delegate",
                    summary="It leaves 2 of the 10 operators to the CPU.",
                    measured=True,
                    taken=8,
                    total=10,
                    partitions=2,
                    refused=(
                        RefusedOperator("QUANTIZE", "not among its operators", ("image_quantized",)),
                        RefusedOperator("SOFTMAX", "of 8-bit integers", ("probabilities",)),
                    ),
                ),
            ),
        ),
    )


def _coreml() -> ArtifactSection:
    return ArtifactSection(
        file="digits.mlpackage",
        format=_COREML,
        precision="palettized_w6_afp16",
        size=83_968,
        sha256="5d0a726124952a6c84f27b5822a2820f9298633b6ede17b117c2586dc885e1e2",
        carried_by=("iOS app",),
        parity=(
            _parity(
                "digits.mlpackage",
                "mobilegen's reference evaluator of ML Programs, not Core ML itself",
                9.4e-3,
                44.1,
                (64, 1, 6, 13, 22, 29, 19, 6, 0),
            ),
        ),
        precision_notes=(
            "Nothing overflows: the greatest value is 41.7, in “conv2d_2”, of 65504 that float16 can hold.",
            "0.3 % of the values of “softmax” are so small that they become 0; none of them decides an answer.",
        ),
        latency_absent="Core ML runs on Apple's systems alone: run the app's benchmark on an iPhone and feed it in.",
        accuracy=accuracy(2),
        operators=OperatorReport(
            counts=(("conv", 3), ("relu", 4), ("max_pool", 3), ("constexpr_lut_to_dense", 5), ("linear", 2)),
            weights_size=78_336,
        ),
    )


def _parity(file: str, by: str, error: float, snr: float, decades: tuple[int, ...]) -> ParitySection:
    rows = tuple(
        PictureLine(
            f"{label}.png", label, 0.9971 - 0.004 * int(label), label, 0.9962 - 0.004 * int(label), True, 9e-4, 9e-4
        )
        for label in _LABELS
    )
    return ParitySection(
        outcome="passed",
        summary=f"{file}: 16 of 16 pictures agree, scores differ by less than 0.1 ({by}).",
        executed_by=by,
        limits="limits: relative error of scores 0.1, of raw values 0.05, 90% of the pictures agree",
        outputs=(OutputLine("probabilities", error, error, snr, decades),),
        pictures=rows,
    )


def _budgets() -> tuple[BudgetLine, ...]:
    def line(figure: Figure, subject: str, good: float, bad: float, value: float | None, note: str = "") -> BudgetLine:
        return BudgetLine(figure, subject, good, bad, value, None if value is None else Grade.GOOD, note)

    return (
        line(Figure.SIZE, "digits.tflite", 10, 50, 0.098304),
        line(Figure.SIZE, "digits.mlpackage", 10, 50, 0.083968),
        line(Figure.LATENCY, "digits.tflite", 100, 1000, 1.62, _ON_PHONE),
        line(Figure.LATENCY, "digits.mlpackage", 100, 1000, None, "not measured: no iPhone's benchmark was given"),
        line(Figure.ACCURACY, "digits.tflite", 0.85, 0.7, 353 / 360, "on 360 pictures"),
        line(Figure.ACCURACY, "digits.mlpackage", 0.85, 0.7, 352 / 360, "on 360 pictures"),
        line(Figure.APP_SIZE_GROWTH, "the Android app", 30, 100, 8.3, _GROWTH),
        line(Figure.APP_SIZE_GROWTH, "the iOS app", 30, 100, 0.083968),
    )


_ON_PHONE = "p90 from frame to answer on Google Pixel 9, Android 16, GPU, 100 runs"
_GROWTH = "as installed on a 64-bit ARM phone: the model 0.1 MB, LiteRT's library 5.4 MB, its GPU accelerator 2.8 MB"


def _preprocessing() -> PreprocessingSection:
    return PreprocessingSection(
        facts=(
            ("Size", "32 × 32 pixels, cropped to the centre"),
            ("Resizing", "bilinear, as tf.image.resize"),
            ("Channels", "red, green, blue"),
            ("Normalisation", "(value \N{MINUS SIGN} 127.5) ÷ 127.5"),
            ("Layout", "height, width, channels"),
        ),
        pictures=tuple(_seen(label) for label in ("2", "3", "5", "8")),
    )


def _seen(label: str) -> SeenPicture:
    """A digit on a sheet of paper that is wider than high."""
    digit = _pixels(SAMPLE / "samples" / f"{label}.png")
    sheet = np.full((digit.shape[0], digit.shape[1] * 3 // 2, 3), 236, np.uint8)
    left = (sheet.shape[1] - digit.shape[1]) // 2
    sheet[:, left : left + digit.shape[1]] = digit
    return SeenPicture(f"{label}.png", picture(sheet, 192), (1 / 6, 0, 2 / 3, 1), picture(digit, 32), label)


def _disagreements() -> tuple[Disagreement, ...]:
    paths = sorted((SAMPLE / "held-back" / "1").glob("*.png"))[:2]
    return tuple(
        Disagreement(f"1/{path.name}", "1", "1", answer, picture(_pixels(path), 96))
        for path, answer in zip(paths, ("7", "7"), strict=True)
    )


def _pixels(path: Path) -> NDArray[np.uint8]:
    with Image.open(io.BytesIO(path.read_bytes())) as opened:
        return np.asarray(opened.convert("RGB"))


def _advice() -> tuple[AdviceLine, ...]:
    return (
        AdviceLine(
            "A softmax in the graph keeps the delegate from the last operator: let the app do it.",
            "8 of 10 operators are taken by the Core ML delegate, in 2 parts.",
            "digits.tflite",
        ),
        AdviceLine("Half of the weights are in “dense”: 48 units would do as well as 64.", "46 KB of 92 KB."),
    )


def _class_line(confusion: NDArray[np.int64], label: int) -> ClassLine:
    right, given = int(confusion[label, label]), int(confusion[:, label].sum())
    precision, recall = right / given, right / 36
    return ClassLine(
        _LABELS[label], 36, _share(precision), _share(recall), _share(2 * precision * recall / (precision + recall))
    )


def _interval(wrong: int) -> tuple[float, float, float]:
    share = _share(1 - wrong / 360)
    return share.value, share.low, share.high


def _share(value: float) -> Share:
    """With an interval that looks like Wilson's for 360 pictures."""
    z, n = 1.96, 360
    center, half = (value + z * z / (2 * n)) / (1 + z * z / n), z / (1 + z * z / n)
    spread = half * (value * (1 - value) / n + z * z / (4 * n * n)) ** 0.5
    return Share(value, max(0.0, center - spread), min(1.0, center + spread))
