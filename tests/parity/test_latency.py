"""Timing: how many runs are timed, what is made of them, and that what can't be timed here says why."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from generator.parity.latency import Latency, LatencyMeter, NotMeasured, thread_counts
from generator.parity.worker.latency import execute, timed
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelFormat
from tests.support.tflite_files import TinyClassifier, tiny_artifact

_MODEL = TinyClassifier()
_ARTIFACT = tiny_artifact(_MODEL)


@dataclass
class _Clock:
    """Stands still except while a run takes its time; the first few take longer."""

    run_seconds: float
    cold_seconds: float = 0.0
    cold_runs: int = 0
    now: float = 0.0
    runs: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    def run(self) -> None:
        seconds = self.cold_seconds if len(self.runs) < self.cold_runs else self.run_seconds
        self.runs.append(seconds)
        self.now += seconds


@pytest.mark.parametrize(
    ("run_seconds", "runs"),
    [
        (0.01, 100),
        (0.0001, 500),
        (0.5, 10),
        (4.0, 5),
        (100.0, 1),
    ],
)
def test_the_slower_the_fewer_runs_are_timed(run_seconds: float, runs: int) -> None:
    clock = _Clock(run_seconds)
    times = timed(clock.run, 1.0, clock)
    assert len(times) == pytest.approx(runs, abs=1)
    assert times == pytest.approx(1000 * run_seconds)


def test_the_first_runs_are_not_timed() -> None:
    clock = _Clock(0.01, cold_seconds=2.0, cold_runs=3)
    assert timed(clock.run, 1.0, clock).max() == pytest.approx(10)


def test_a_model_is_timed_with_each_number_of_threads() -> None:
    latency = LatencyMeter(threads=(1, 2), seconds=0.01).measure(_ARTIFACT, _inputs())
    assert isinstance(latency, Latency)
    assert [figure.threads for figure in latency.by_threads] == [1, 2]
    assert all(0 < figure.p50_ms <= figure.p90_ms and figure.runs >= 10 for figure in latency.by_threads)
    assert latency.single.threads == 1
    assert latency.executed_by.startswith("LiteRT ")


class _Interpreter:
    """Answers nothing, by the name of its only signature."""

    def get_signature_list(self) -> list[str]:
        return ["serving_default"]

    def get_signature_runner(self, signature: str) -> Callable[..., dict[str, Any]]:
        assert signature == "serving_default"
        return lambda **_inputs: {}


def test_each_interpreter_gets_as_many_threads_as_are_told() -> None:
    opened = []

    def opener(path: Path, *, threads: int) -> tuple[Any, str]:
        opened.append((path.name, threads))
        return _Interpreter(), "a fake"

    times, runtime = execute(Path("model.tflite"), [_inputs()], [1, 4], 0.001, opener)
    assert opened == [("model.tflite", 1), ("model.tflite", 4)]
    assert [len(each["milliseconds"]) > 0 for each in times] == [True, True]
    assert runtime == "a fake"


def test_median_and_ninth_tenth_are_told() -> None:
    worker = WorkerProcess((sys.executable, "-c", _ANSWER), "model.tflite")
    latency = LatencyMeter(threads=(1,), worker=worker).measure(_ARTIFACT, _inputs())
    assert isinstance(latency, Latency)
    assert (latency.single.p50_ms, latency.single.p90_ms, latency.single.runs) == pytest.approx((6.0, 10.0, 11))


def test_what_litert_refuses_is_not_measured() -> None:
    inputs = {name: array[:, :1] for name, array in _inputs().items()}
    refused = LatencyMeter(threads=(1,), seconds=0.01).measure(_ARTIFACT, inputs)
    assert isinstance(refused, NotMeasured)
    assert "The model could not be timed here" in refused.reason


def test_a_crash_is_not_measured() -> None:
    worker = WorkerProcess((sys.executable, "-c", "import os; os.abort()"), "model.tflite")
    crashed = LatencyMeter(worker=worker).measure(_ARTIFACT, _inputs())
    assert isinstance(crashed, NotMeasured)
    assert "crashed" in crashed.reason


def test_core_ml_is_not_timed_here() -> None:
    nobody = LatencyMeter(worker=WorkerProcess(("/nowhere",), "model.tflite"))
    core_ml = nobody.measure(replace(_ARTIFACT, format=ModelFormat.COREML), _inputs())
    assert isinstance(core_ml, NotMeasured)
    assert "Apple" in core_ml.reason


@pytest.mark.parametrize(("processors", "threads"), [(1, (1,)), (2, (1, 2)), (16, (1, 4))])
def test_no_more_threads_than_the_apps_use(processors: int, threads: tuple[int, ...]) -> None:
    assert thread_counts(processors) == threads


_ANSWER = """
import sys, numpy
from pathlib import Path
from generator.parity.worker.exchange import answer
times = numpy.arange(1.0, 12.0)
sys.exit(answer(Path(sys.argv[3]), lambda path, pictures: ([{"milliseconds": times}], "a fake")))
"""


def _inputs() -> dict[str, NDArray[Any]]:
    return {tensor.name: np.zeros(tensor.shape, tensor.dtype.value) for tensor in _ARTIFACT.inputs}
