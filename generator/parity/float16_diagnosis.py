"""Decides how it is found what float16 does to a Core ML package: in a process of its own, with a time limit."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from generator.mil.diagnosis import Diagnosis
from generator.parity.execution import Executed
from generator.parity.mil_runner import evaluator
from generator.parity.package_files import write_package
from generator.parity.worker.diagnoses import unpacked
from generator.parity.worker.mil_diagnosis import TOLERANCE
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors

# The search for causes evaluates the program dozens of times.
_SECONDS = 600.0


class UndiagnosedError(Exception):
    """It can't be found out; the message says why, without a full stop."""


def _searching() -> WorkerProcess:
    return replace(evaluator("generator.parity.worker.mil_diagnosis"), seconds=_SECONDS)


@dataclass(frozen=True)
class Float16Diagnosis:
    """Compares a package's declared types with float32 throughout, operation by operation."""

    worker: WorkerProcess = field(default_factory=_searching)

    def of(self, artifact: ModelArtifact, inputs: Tensors, tolerance: float) -> Diagnosis:
        """See `generator.mil.diagnosis.diagnose`.

        Raises:
            UndiagnosedError: the package can't be evaluated, not to the end, or not in time.
        """
        execution = self.worker.run(
            lambda folder: write_package(artifact, folder), [inputs, {TOLERANCE: np.array(tolerance)}]
        )
        if not isinstance(execution, Executed):
            raise UndiagnosedError(execution.reason)
        (answer,) = execution.outputs
        return unpacked(answer)
