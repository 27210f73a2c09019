"""Decides how a `.tflite` is timed: warmed up, then run after run, by its interpreter."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from generator.parity.worker.exchange import Arrays, answer
from generator.parity.worker.interpreters import open_interpreter
from generator.parity.worker.tflite import signature_of

MILLISECONDS = "milliseconds"

_LEAST_RUNS = 10
_MOST_RUNS = 500
_LEAST_WARM_RUNS = 3
# A slow model is timed no longer than so many times the wanted time, however few runs that gives.
_PATIENCE = 20


class OpenInterpreter(Protocol):
    """Opens models as `open_interpreter` does."""

    def __call__(self, path: Path, *, threads: int) -> tuple[Any, str]:
        """An interpreter for the model at `path`, and the runtime's name."""


def execute(
    path: Path,
    pictures: Sequence[Arrays],
    threads: Sequence[int],
    seconds: float,
    opener: OpenInterpreter = open_interpreter,
) -> tuple[list[Arrays], str]:
    """For each of `threads` the milliseconds of every timed run, and the runtime's name.

    The first of `pictures` is the input of all runs. Copying inputs and outputs is timed, too: apps do it as well.

    Raises:
        ValueError: the interpreter refuses the model or its inputs.
        RuntimeError: an operator fails.
    """
    times, runtime = [], ""
    for count in threads:
        interpreter, runtime = opener(path, threads=count)
        run = interpreter.get_signature_runner(signature_of(interpreter))
        times.append({MILLISECONDS: timed(partial(run, **pictures[0]), seconds)})
    return times, runtime


def timed(
    run: Callable[[], object], seconds: float, clock: Callable[[], float] = time.perf_counter
) -> NDArray[np.float64]:
    """The milliseconds of each run after a quarter of `seconds` of warming up.

    Runs go on for `seconds`, at least ten and at most 500; what is slow may take twenty times as long for its ten.
    `clock` gives seconds.
    """
    warm = clock() + seconds / 4
    runs = 0
    while runs < _LEAST_WARM_RUNS or (clock() < warm and runs < _MOST_RUNS):
        run()
        runs += 1
    times: list[float] = []
    start = clock()
    while _goes_on(len(times), clock() - start, seconds):
        before = clock()
        run()
        times.append(1000 * (clock() - before))
    return np.array(times, np.float64)


def _goes_on(runs: int, passed: float, seconds: float) -> bool:
    if runs == 0:
        return True
    return passed < _PATIENCE * seconds if runs < _LEAST_RUNS else passed < seconds and runs < _MOST_RUNS


if __name__ == "__main__":
    counts = [int(count) for count in sys.argv[1].split(",")]
    sys.exit(answer(Path(sys.argv[3]), partial(execute, threads=counts, seconds=float(sys.argv[2]))))
