"""Decides how many camera frames a second the generated preprocessing manages, beside the reference in numpy."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
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
NUMPY_FRAMES, FRAMES = 15, 300

Rates = dict[str, float]
"""Frames per second by `filter/rotation`."""


def rows() -> list[Row]:
    """Two rows for each filter and rotation: Kotlin on a JVM and Swift, against numpy."""
    numpy_rates = _numpy_rates()
    return [
        Row(
            f"frames/s, 1280 × 720 → 224 × 224, {case.replace('/', ', turned by ')}: {language} / numpy",
            f"{rate:.0f}",
            f"{numpy_rates[case]:.0f}",
            rate / numpy_rates[case],
        )
        for language, rates in (("Kotlin", kotlin_rates()), ("Swift", swift_rates()))
        for case, rate in rates.items()
    ]


def kotlin_rates() -> Rates:
    """The golden project's own sources, compiled by kotlinc and run on the JVM of this machine."""
    sources = [
        path
        for path in sorted(ANDROID_SOURCES.rglob("*.kt"))
        if not path.name.startswith("LiteRt") and not any(word in path.read_text() for word in NOT_PORTABLE)
    ]
    with tempfile.TemporaryDirectory() as scratch:
        classes = Path(scratch)
        compiler = Compiler()
        try:
            compiled = compiler.kotlin([*sources, *(HERE / "kotlin").glob("*.kt")], library_classpath(), classes)
        finally:
            compiler.close()
        if not compiled.succeeded:
            raise SystemExit(compiled.output)
        command: list[str | Path] = [
            "java",
            "-cp",
            joined([classes, *library_classpath()]),
            "PreprocessingBenchmarkKt",
            str(FRAMES),
        ]
        rates: Rates = json.loads(run_quietly(command))
    return rates


def swift_rates() -> Rates:
    """The golden project's own package, built for release."""
    with tempfile.TemporaryDirectory() as scratch:
        options = ["-c", "release", "--scratch-path", scratch]
        command: list[str | Path] = [swift_tool("swift"), "run", *options, "PreprocessingBenchmark", str(FRAMES)]
        rates: Rates = json.loads(run_quietly(command, HERE / "swift").splitlines()[-1])
    return rates


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
                start = time.perf_counter()
                preprocess(frame, preprocessing, tensor)
                times.append(time.perf_counter() - start)
            rates[f"{resize_filter.value}/{rotation}"] = 1 / statistics.median(times)
    return rates
