"""Decides which worker a model is asked through, one picture after the other: by its format."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from generator.parity.mil_runner import evaluator
from generator.parity.package_files import write_package
from generator.parity.stream import Stream, open_stream
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact, ModelFormat

_TFLITE = "model.tflite"


def stream(artifact: ModelArtifact, *, has_signature: bool = True) -> AbstractContextManager[Stream]:
    """A worker for `artifact`: an interpreter with one thread, or the reference evaluator of ML Programs.

    Args:
        artifact: the model.
        has_signature: whether a `.tflite` names its inputs and outputs; older files have the tensors' own names alone.

    Raises, when it is entered:
        StreamEndedError: the model can't be opened.
    """
    if artifact.format is ModelFormat.COREML:
        worker = evaluator("generator.parity.worker.stream_mil")
        return open_stream(worker, lambda folder: write_package(artifact, folder))
    (content,) = artifact.files.values()
    module = "stream_tflite" if has_signature else "stream_tflite_unsigned"
    worker = WorkerProcess.of_module(f"generator.parity.worker.{module}", _TFLITE)
    return open_stream(worker, lambda path: _write(path, content))


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)
