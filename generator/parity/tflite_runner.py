"""Decides who executes a `.tflite`: an interpreter, LiteRT's or TensorFlow's, in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.parity.execution import Execution
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact
from generator.spec.source_model import Tensors


def _litert() -> WorkerProcess:
    return WorkerProcess.of_module("generator.parity.worker.tflite", "model.tflite")


@dataclass(frozen=True)
class TFLiteRunner:
    """Runs wherever LiteRT has a wheel."""

    worker: WorkerProcess = field(default_factory=_litert)

    def run(self, artifact: ModelArtifact, pictures: Sequence[Tensors]) -> Execution:
        """See `ArtifactRunner.run`."""
        (content,) = artifact.files.values()
        return self.worker.run(lambda path: path.write_bytes(content), pictures)
