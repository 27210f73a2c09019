"""Decides what a user is told of a `.tflite` in float16: which weights it can't hold, and what a GPU may make of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.float16_findings import LARGEST_FLOAT16, NOTABLE_SHARE
from generator.parity.execution import Executed
from generator.parity.float16_words import SCARCE, reach
from generator.parity.preprocessed import model_inputs
from generator.parity.runnable import UntraceableError
from generator.parity.traces import trace_artifact
from generator.parity.worker_process import WorkerProcess
from generator.processing import Frame
from generator.spec import ModelArtifact, ModelSpec

_MOST_NAMED = 3


def explain_tflite(
    half: ModelArtifact, full: ModelArtifact | None, spec: ModelSpec, frames: Sequence[Frame]
) -> tuple[str, ...]:
    """What float16 does to the file `half` on the first of `frames`; empty if there is nothing to worry about.

    LiteRT's interpreter computes in float32 whatever the file holds, so that only rounded weights can be what makes
    `half` fail. They are looked at in `full`, the same model in float32; None if `half` doesn't fail. GPUs compute in
    float16: what they would overflow in is told in both cases.
    """
    return (*(_weights(full) if full else ()), *_activations(half, spec, frames))


def _weights(full: ModelArtifact) -> Iterator[str]:
    (content,) = full.files.values()
    worker = WorkerProcess.of_module("generator.parity.worker.tflite_weights", "model.tflite")
    execution = worker.run(lambda path: path.write_bytes(content), [])
    if not isinstance(execution, Executed):
        yield f"What float16 does to its weights could not be looked at: {execution.reason}."
        return
    (weights,) = execution.outputs
    told = [sentence for name, (greatest, lost) in weights.items() for sentence in _lost(name, greatest, lost)]
    yield from told[:_MOST_NAMED]
    if len(told) > _MOST_NAMED:
        yield f"The same goes for {len(told) - _MOST_NAMED} more."
    if not told:
        yield "Float16 holds every weight's magnitude: rounding them to 11 significant bits is what harms the model."


def _lost(name: str, greatest: float, lost: float) -> Iterator[str]:
    if greatest > LARGEST_FLOAT16:
        end = f"float16 ends at {LARGEST_FLOAT16:.0f}"
        yield f"A weight of {_named(name)} is {greatest:.2g}, and {end}. Scale the layer down."
    if lost > NOTABLE_SHARE:
        yield (
            f"{lost:.0%} of the weights of {_named(name)} are too small for float16 and become zero or lose most of "
            "their digits. Scale the layer up."
        )


def _activations(half: ModelArtifact, spec: ModelSpec, frames: Sequence[Frame]) -> Iterator[str]:
    try:
        trace = trace_artifact(half, model_inputs(frames[0], spec, half.inputs))
    except UntraceableError as error:
        yield f"What a GPU that computes in float16 may make of it could not be looked at: {error}."
        return
    for step in trace.steps:
        values = [trace.values[key] for key in step.outputs if key in trace.values]
        greatest = max(map(_greatest, values), default=0.0)
        if greatest > LARGEST_FLOAT16 / SCARCE:
            verdict = "becomes infinite" if greatest > LARGEST_FLOAT16 else "may become infinite on other pictures"
            yield (
                f"{_named(step.name)} ({step.kind}) {reach(greatest)}: on a GPU that computes in float16 it {verdict}. "
                "The app compares the GPU's answers before it trusts it."
            )
            return


def _greatest(values: NDArray[Any]) -> float:
    return float(np.abs(values).max()) if values.dtype.kind == "f" and values.size else 0.0


def _named(name: str) -> str:
    """The layer of a tensor that fused operators have named after all of theirs."""
    return f"“{name.rsplit(';', maxsplit=1)[-1]}”"
