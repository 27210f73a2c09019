"""Decides who executes a Core ML package besides the reference evaluator: Core ML itself, on a Mac."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.parity.execution import Execution, NotExecuted
from generator.parity.package_files import write_package
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors

_MACOS = "darwin"


def _core_ml() -> WorkerProcess:
    return WorkerProcess.of_module("generator.parity.worker.coreml", "model.mlpackage")


@dataclass(frozen=True)
class CoreMLRunner:
    """Runs on macOS; `platform` is `sys.platform`."""

    worker: WorkerProcess = field(default_factory=_core_ml)
    platform: str = sys.platform

    @property
    def exists(self) -> bool:
        """Whether the system has Core ML."""
        return self.platform == _MACOS

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """See `ArtifactRunner.run`."""
        if not self.exists:
            return NotExecuted("Core ML runs on Apple's systems only")
        return self.worker.run(lambda folder: write_package(artifact, folder), pictures)
