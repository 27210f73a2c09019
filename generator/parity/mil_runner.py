"""Decides who executes a Core ML package on every system: mobilegen's own evaluator of ML Programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.parity.execution import Execution
from generator.parity.package_files import write_package
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors

# OpenBLAS' threads wait by spinning, which takes the processors from all else that computes: 10 times as slow.
_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}


def evaluator(module: str) -> WorkerProcess:
    """A worker that evaluates ML Programs with numpy alone, by the name of its module."""
    return replace(WorkerProcess.of_module(module, "model.mlpackage"), environment=_ENVIRONMENT)


def _runner() -> WorkerProcess:
    return evaluator("generator.parity.worker.mil")


@dataclass(frozen=True)
class MilRunner:
    """Says what the program means, in the types that it declares; not what a device makes of it.

    A program with operations that the evaluator lacks, or whose answers are random, is not executed: the reason names
    them.
    """

    worker: WorkerProcess = field(default_factory=_runner)

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """See `ArtifactRunner.run`."""
        return self.worker.run(lambda folder: write_package(artifact, folder), pictures)
