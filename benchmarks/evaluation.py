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
_EVERY = 50
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
        if other
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


class _Watching:
    """Shows nothing, and remembers the largest peak of any worker, in bytes; Linux alone tells it."""

    def __init__(self) -> None:
        self.largest = 0
        self._steps = 0

    @contextmanager
    def stage(self, _title: str) -> Iterator[None]:
        yield

    @contextmanager
    def counted(self, _title: str, _total: int) -> Iterator[Callable[[], None]]:
        yield self._look

    def _look(self) -> None:
        self._steps += 1
        if self._steps % _EVERY == 0:
            self.largest = max([self.largest, *map(_peak, _children())])


def _children() -> list[str]:
    return [child for task in Path("/proc/self/task").glob("*/children") for child in task.read_text().split()]


def _peak(process: str) -> int:
    """Of its own program; what `getrusage` tells of children begins with the memory that they were forked with."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    line = next((line for line in status.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0 kB")
    return int(line.split()[1]) * 1024


def _evaluate(folder: Path) -> int:
    """Evaluates the digits model and its artefacts; gives the peak of the largest worker."""
    spec, watching = digits_spec(), _Watching()
    dataset = read_dataset(folder, spec.labels.names)
    source = load(ModelSource(DIGITS, SourceFormat.KERAS))
    artifacts = [CONVERTERS[kind](source, QuantizationRecipe.FLOAT32, spec.name) for kind in ModelFormat]
    with tempfile.TemporaryDirectory() as answers:
        evaluator = Evaluator(source, spec, dataset, watching, Path(answers))
        evaluator.source()
        for artifact in artifacts:
            evaluator.artifact(artifact)
    return watching.largest


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


if __name__ == "__main__":
    # What TensorFlow says goes elsewhere: the standard output holds two numbers.
    out = os.dup(1)
    os.dup2(2, 1)
    largest = _evaluate(Path(sys.argv[1]))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    os.write(out, f"{own} {largest}".encode())
