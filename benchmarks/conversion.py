"""Decides what proving and packaging cost: a whole MobileNetV2 job beside the two bare converter calls."""

from __future__ import annotations

import itertools
import sys
import tempfile
from pathlib import Path

from benchmarks.measure import Row, compare_times, run_quietly

RUNS = 3
SAVE_MODEL = (
    "import keras, sys; keras.utils.set_random_seed(1); keras.applications.MobileNetV2(weights=None).save(sys.argv[1])"
)


def rows() -> list[Row]:
    """One row: seconds of `mobilegen convert` against a process that only calls the converters."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        model = folder / "mobilenet.keras"
        run_quietly([sys.executable, "-c", SAVE_MODEL, str(model)])
        outputs = (folder / f"out{number}" for number in itertools.count())
        mobilegen = Path(sys.executable).parent / "mobilegen"
        options = ["--normalize", "minus-one-to-one", "--no-input", "--output"]
        return [
            compare_times(
                "MobileNetV2: `mobilegen convert` with parity / the two bare converter calls",
                lambda: run_quietly([mobilegen, "convert", model, *options, next(outputs)]),
                lambda: run_quietly([sys.executable, "-m", "benchmarks.bare_conversion", model, next(outputs)]),
                RUNS,
            )
        ]
