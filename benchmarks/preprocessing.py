"""Decides what generated preprocessing costs beside numpy, the samples' way, and passes that only read and write."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.measure import Row, run_quietly
from generator.processing import Frame, preprocess
from generator.spec import ImagePreprocessing, ImageSize, Normalization, ResizeFilter, TensorSpec
from tests.toolchains.kotlin.compiler import Compiler, joined
from tests.toolchains.kotlin.toolchain import library_classpath
from tests.toolchains.swift.toolchain import swift_tool

HERE = Path(__file__).parent
ANDROID_SOURCES = HERE.parent / "tests/golden/digits/android/inference/src/main/kotlin"
NOT_PORTABLE = ("import android", "import com.google")
NUMPY_FRAMES, SWIFT_ROUNDS, KOTLIN_BLOCKS = 15, 100, 21

Rates = dict[str, float]
"""Frames per second by `filter/rotation`."""


@dataclass(frozen=True)
class Cost:
    """Frames per second, by the median of one case's blocks, and bytes allocated for each frame."""

    rate: float
    bytes: int


@dataclass(frozen=True)
class Pair:
    """The generated preprocessing and the samples' way, measured in turns."""

    ours: Cost
    samples: Cost


@dataclass(frozen=True)
class SwiftCost:
    """Milliseconds of a frame in one case, and of the passes that only read the sampled pixels and write the output.

    Attributes:
        plain: of the pass value by value.
        vector: of the pass that reads and writes a pixel at once.
        ours_to_plain: by the median of rounds, in which all ways ran one after the other.
        ours_to_vector: likewise.
    """

    ours: float
    plain: float
    vector: float
    ours_to_plain: float
    ours_to_vector: float


def rows() -> list[Row]:
    """For each filter and rotation: Kotlin against the samples' way, Swift against passes, and both against numpy.

    Every clock is the time of the whole process on processors.
    """
    numpy_rates, kotlin, swift = _numpy_rates(), kotlin_pairs(), swift_costs()
    against_samples = [
        Row(
            f"{_subject(case)}, the samples' way always bilinear: Kotlin / the samples' way, bytes per frame",
            f"{pair.ours.rate:.0f}/s, {pair.ours.bytes} B",
            f"{pair.samples.rate:.0f}/s, {pair.samples.bytes} B",
            pair.ours.rate / pair.samples.rate,
        )
        for case, pair in kotlin.items()
    ]
    against_passes = [
        Row(
            f"{_subject(case)}: Swift / {name} that only reads and writes",
            f"{cost.ours:.2f} ms",
            f"{pass_:.2f} ms",
            ratio,
        )
        for case, cost in swift.items()
        for name, pass_, ratio in (
            ("a pass", cost.plain, cost.ours_to_plain),
            ("a vectorised pass", cost.vector, cost.ours_to_vector),
        )
    ]
    swift_rates = {case: 1000 / cost.ours for case, cost in swift.items()}
    kotlin_rates = {case: pair.ours.rate for case, pair in kotlin.items()}
    against_numpy = [
        Row(f"{_subject(case)}: {language} / numpy", f"{rates[case]:.0f}/s", f"{rate:.0f}/s", rates[case] / rate)
        for language, rates in (("Kotlin", kotlin_rates), ("Swift", swift_rates))
        for case, rate in numpy_rates.items()
    ]
    return against_samples + against_passes + against_numpy


def _subject(case: str) -> str:
    return f"1280 × 720 → 224 × 224, {case.replace('/', ', turned by ')}"


def kotlin_pairs() -> dict[str, Pair]:
    """The golden project's own sources, compiled by kotlinc and run on the JVM of this machine."""
    sources = [
        path
        for path in sorted(ANDROID_SOURCES.rglob("*.kt"))
        if not path.name.startswith("LiteRt") and not any(word in path.read_text() for word in NOT_PORTABLE)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        classes = Path(scratch)
        with closing(Compiler()) as compiler:
            compiled = compiler.kotlin(
                [*sources, *sorted((HERE / "kotlin").glob("*.kt"))], library_classpath(), classes
            )
        if not compiled.succeeded:
            raise SystemExit(compiled.output)
        classpath = joined([classes, *library_classpath()])
        program = ["PreprocessingBenchmarkKt", str(KOTLIN_BLOCKS)]
        measured = json.loads(run_quietly(["java", "-cp", classpath, *program]))
    return {case: Pair(Cost(**pair["ours"]), Cost(**pair["samples"])) for case, pair in measured.items()}


def swift_costs() -> dict[str, SwiftCost]:
    """The golden project's own package, built for release."""
    with tempfile.TemporaryDirectory() as scratch:
        options = ["-c", "release", "--scratch-path", scratch]
        program = ["PreprocessingBenchmark", str(SWIFT_ROUNDS)]
        printed = run_quietly([swift_tool("swift"), "run", *options, *program], HERE / "swift")
    return {
        case: SwiftCost(cost["ours"], cost["plain"], cost["vector"], cost["oursToPlain"], cost["oursToVector"])
        for case, cost in json.loads(printed.splitlines()[-1]).items()
    }


def _numpy_rates() -> Rates:
    pixels = np.random.default_rng(1).integers(0, 256, 1280 * 720 * 4, np.uint8).tobytes()
    tensor = TensorSpec("image", (1, 224, 224, 3))
    rates: Rates = {}
    for resize_filter in (ResizeFilter.BILINEAR, ResizeFilter.PILLOW_BILINEAR, ResizeFilter.NEAREST):
        for rotation in (0, 90):
            frame = Frame(pixels, 1280, 720, 1280 * 4, rotation, False)
            preprocessing = ImagePreprocessing(
                ImageSize(224, 224),
                Normalization((123.675, 116.28, 103.53), (58.395, 57.12, 57.375)),
                resize_filter=resize_filter,
            )
            times = []
            for _ in range(NUMPY_FRAMES):
                start = time.process_time()
                preprocess(frame, preprocessing, tensor)
                times.append(time.process_time() - start)
            rates[f"{resize_filter.value}/{rotation}"] = 1 / statistics.median(times)
    return rates
