"""Decides how the values inside of an artefact are had: by a runtime that keeps them all, in a process of its own."""

from __future__ import annotations

from generator.parity.execution import Executed, ExecutionFailed
from generator.parity.mil_runner import evaluator
from generator.parity.package_files import write_package
from generator.parity.runnable import Step, Trace, UntraceableError
from generator.parity.worker.traces import unpacked
from generator.parity.worker_process import WorkerProcess
from generator.spec import ModelArtifact, ModelFormat
from generator.spec.source_model import Tensors


def trace_artifact(artifact: ModelArtifact, inputs: Tensors) -> Trace:
    """Runs `artifact` on one picture's `inputs`, by the runtime's names and in its types, and keeps every value.

    Raises:
        UntraceableError: it can't be run so; the message says why.
    """
    if artifact.format is ModelFormat.TFLITE:
        worker = WorkerProcess.of_module("generator.parity.worker.tflite_trace", "model.tflite")
        (content,) = artifact.files.values()
        execution = worker.run(lambda path: path.write_bytes(content), [inputs])
    else:
        worker = evaluator("generator.parity.worker.mil_trace")
        execution = worker.run(lambda folder: write_package(artifact, folder), [inputs])
    if not isinstance(execution, Executed):
        reason = execution.reason if isinstance(execution, ExecutionFailed) else f"not checked here: {execution.reason}"
        raise UntraceableError(reason)
    traced, values = unpacked(execution.outputs)
    steps = tuple(Step(kind, name, tuple(outputs), tuple(inputs)) for kind, name, outputs, inputs in traced)
    return Trace(steps, values)
