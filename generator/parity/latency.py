"""Decides how long one inference takes on this computer: with one thread and with several."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from generator.parity.execution import Executed, ExecutionFailed
from generator.parity.worker.latency import MILLISECONDS
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact, ModelFormat
from generator.spec.quantization import Tensors

THIS_COMPUTER = "this computer, not a phone"
"""What every figure from here is labelled with."""

_SECONDS = 1.0
# As many as the generated Android app computes with.
_MOST_THREADS = 4
_NO_CORE_ML = (
    "Core ML isn't timed here: it exists on Apple's systems alone, and the evaluator that checks it here is no measure "
    "of its speed. Run the iOS app's benchmark and give its file with --device-benchmark."
)


@dataclass(frozen=True)
class ThreadLatency:
    """The time of one inference, warm.

    Attributes:
        p50_ms: the median in milliseconds.
        p90_ms: nine of ten runs take no longer, interpolated linearly between runs.
        runs: how many were timed.
    """

    threads: int
    p50_ms: float
    p90_ms: float
    runs: int


@dataclass(frozen=True)
class Latency:
    """What was measured on this computer.

    Attributes:
        by_threads: first one thread, then, where there are more processors, as many as the apps use.
        executed_by: the runtime and its version.
    """

    by_threads: tuple[ThreadLatency, ...]
    executed_by: str

    @property
    def single(self) -> ThreadLatency:
        """With one thread."""
        return self.by_threads[0]


@dataclass(frozen=True)
class NotMeasured:
    """Why there are no figures; full sentences."""

    reason: str


def _worker() -> WorkerProcess:
    return WorkerProcess.of_module("generator.parity.worker.latency", "model.tflite")


@dataclass(frozen=True)
class LatencyMeter:
    """Times artefacts one at a time.

    Attributes:
        threads: how many threads to compute with, one count after the other.
        seconds: for how long each of them, besides warming up.
    """

    threads: Sequence[int] = field(default_factory=lambda: thread_counts(os.cpu_count() or 1))
    seconds: float = _SECONDS
    worker: WorkerProcess = field(default_factory=_worker)

    def measure(self, artifact: ModelArtifact, inputs: Tensors) -> Latency | NotMeasured:
        """The time of one inference with `inputs`: by signature name, as the artefact declares them."""
        if artifact.format is ModelFormat.COREML:
            return NotMeasured(_NO_CORE_ML)
        counts = ",".join(map(str, self.threads))
        worker = replace(self.worker, command=(*self.worker.command, counts, str(self.seconds)))
        (content,) = artifact.files.values()
        execution = worker.run(lambda path: path.write_bytes(content), [inputs])
        if isinstance(execution, Executed):
            return _latency(execution, self.threads)
        why = "it failed" if isinstance(execution, ExecutionFailed) else "it could not be run"
        return NotMeasured(f"The model could not be timed here: {why}, {execution.reason.rstrip('.')}.")


def measure_latency(artifact: ModelArtifact, inputs: Tensors) -> Latency | NotMeasured:
    """How long one inference takes here, or why that can't be told; see `LatencyMeter.measure`."""
    return LatencyMeter().measure(artifact, inputs)


def thread_counts(processors: int) -> tuple[int, ...]:
    """One, and as many as the apps use if there are so many processors."""
    return tuple(dict.fromkeys((1, min(processors, _MOST_THREADS))))


def _latency(execution: Executed, threads: Sequence[int]) -> Latency:
    figures = []
    for count, outputs in zip(threads, execution.outputs, strict=True):
        times = outputs[MILLISECONDS]
        p50, p90 = (float(value) for value in np.percentile(times, (50, 90)))
        figures.append(ThreadLatency(count, p50, p90, len(times)))
    return Latency(tuple(figures), execution.executed_by)
