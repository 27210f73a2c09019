"""Decides how two things are compared: in turns, in one run, by their medians."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """One line of the table: a figure of ours, what it is held against, and ours divided by that.

    Attributes:
        ours: with its unit.
        other: likewise.
        ratio: below 1 is better for times, above 1 for rates.
    """

    subject: str
    ours: str
    other: str
    ratio: float


def compare_times(subject: str, ours: Callable[[], object], other: Callable[[], object], runs: int) -> Row:
    """Runs both in turns, so that a busy moment of the machine hits both, and takes the medians of the seconds."""
    seconds: tuple[list[float], list[float]] = ([], [])
    for _ in range(runs):
        for action, times in zip((ours, other), seconds, strict=True):
            start = time.perf_counter()
            action()
            times.append(time.perf_counter() - start)
    mine, theirs = map(statistics.median, seconds)
    return Row(subject, f"{mine:.3g} s", f"{theirs:.3g} s", mine / theirs)


def run_quietly(
    command: Sequence[str | Path], folder: Path | None = None, environment: Mapping[str, str] | None = None
) -> str:
    """Runs a program to its end and returns its standard output; a failure shows what it said."""
    finished = subprocess.run(
        list(command),
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if finished.returncode != 0:
        raise SystemExit(f"{command[0]} failed with exit code {finished.returncode}:\n{finished.stderr[-2000:]}")
    return finished.stdout
