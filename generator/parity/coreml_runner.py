"""Decides who executes a Core ML package: Core ML itself, on a Mac; nobody elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.parity.execution import Execution, NotExecuted
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

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """See `ArtifactRunner.run`."""
        if self.platform != _MACOS:
            return NotExecuted("Core ML runs on Apple's systems only")

        def write_package(folder: Path) -> None:
            for name, content in artifact.files.items():
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)

        return self.worker.run(write_package, pictures)
