"""Decides whether memory stays flat while a data set grows: the peak with ten times as many pictures beside the other.

`python -m benchmarks.evaluation FOLDER` evaluates the digits model on the pictures in FOLDER, and prints its peak and
that of its largest worker, in bytes.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image

from benchmarks.measure import Row, run_quietly
from generator.convert import CONVERTERS
from generator.evaluation.dataset import read_dataset
from generator.sources import load
from generator.spec import ModelFormat, ModelSource, QuantizationRecipe, SourceFormat
from generator.usecases.evaluating.evaluator import Evaluator
from tests.support.command_line import DIGITS
from tests.support.specs import digits_spec

FEW, MANY = 1_000, 10_000
_SIZE = (320, 240)
# Linux counts in kilobytes, macOS in bytes.
_UNIT = 1 if sys.platform == "darwin" else 1024


def rows() -> list[Row]:
    """Two rows: the process that evaluates, and the largest of its workers."""
    with tempfile.TemporaryDirectory() as scratch:
        few, many = (_peaks(_pictures(Path(scratch) / str(count), count)) for count in (FEW, MANY))
    what = f"peak memory of evaluating {MANY:,} pictures / {FEW:,}"
    names = (f"{what}: mobilegen with TensorFlow", f"{what}: its largest worker")
    return [
        Row(name, _megabytes(ours), _megabytes(other), ours / other)
        for name, ours, other in zip(names, many, few, strict=True)
    ]


def _peaks(folder: Path) -> list[int]:
    printed = run_quietly([sys.executable, "-m", "benchmarks.evaluation", folder])
    return [int(word) for word in printed.split()]


def _pictures(folder: Path, count: int) -> Path:
    """JPEGs of 320 × 240 pixels, no two alike, in a folder for each label."""
    draws = np.random.default_rng(3)
    for number in range(count):
        picture = Image.fromarray(draws.integers(0, 256, (6, 8, 3), np.uint8)).resize(_SIZE)
        path = folder / str(number % 10) / f"{number:05}.jpg"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(path)
    return folder


class _Silent:
    """Shows nothing."""

    @contextmanager
    def stage(self, _title: str) -> Iterator[None]:
        yield

    @contextmanager
    def counted(self, _title: str, _total: int) -> Iterator[Callable[[], None]]:
        yield lambda: None


def _evaluate(folder: Path) -> None:
    spec = digits_spec()
    dataset = read_dataset(folder, spec.labels.names)
    source = load(ModelSource(DIGITS, SourceFormat.KERAS))
    artifacts = [CONVERTERS[kind](source, QuantizationRecipe.FLOAT32, spec.name) for kind in ModelFormat]
    with tempfile.TemporaryDirectory() as answers:
        evaluator = Evaluator(source, spec, dataset, _Silent(), Path(answers))
        evaluator.source()
        for artifact in artifacts:
            evaluator.artifact(artifact)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    # What TensorFlow says goes elsewhere: the standard output holds two numbers.
    out = os.dup(1)
    os.dup2(2, 1)
    _evaluate(Path(sys.argv[1]))
    peaks = (resource.getrusage(who).ru_maxrss * _UNIT for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    os.write(out, " ".join(map(str, peaks)).encode())
