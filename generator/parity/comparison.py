"""Decides how the outputs of an artefact are set against those of its source model, picture by picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.parity.report import ClassScore, ParityRow
from generator.processing.quantization import to_real
from generator.spec import DType, ModelSpec, TensorSpec
from generator.spec.source_model import Tensors
from generator.tasks import TASKS, Agreement

_SMALLEST_SCALE = float(np.finfo(np.float32).tiny)

Outputs = Mapping[str, NDArray[np.float32]]


class IncomparableError(Exception):
    """The artefact's outputs have other names or sizes than the source model's; the message says which."""


def real_outputs(outputs: Tensors, tensors: Sequence[TensorSpec]) -> dict[str, NDArray[np.float32]]:
    """The artefact's outputs as float32, dequantised as `tensors` declare them.

    Raises:
        IncomparableError: an output is missing, or has another element type than declared.
    """
    missing = [tensor.name for tensor in tensors if tensor.name not in outputs]
    if missing:
        found = ", ".join(f"“{name}”" for name in outputs) or "none"
        raise IncomparableError(f"it has no output “{missing[0]}”, only {found}")
    return {tensor.name: _real(outputs[tensor.name], tensor) for tensor in tensors}


def compare(number: int, expected: Outputs, actual: Outputs, spec: ModelSpec) -> ParityRow:
    """The row for one picture: the task's first output by the task's measure, every output by its greatest difference.

    Raises:
        IncomparableError: an output has another number of values.
    """
    for name, values in expected.items():
        if name not in actual:
            raise IncomparableError(f"it has no output “{name}”")
        if actual[name].size != values.size:
            raise IncomparableError(f"output “{name}” has {actual[name].size} values instead of {values.size}")
    task, scores = TASKS[spec.task], spec.outputs[0].name
    agreement = task.agreement(expected[scores], actual[scores], spec)
    wanted, given = (task.probabilities(outputs[scores], spec) for outputs in (expected, actual))
    furthest = _furthest(wanted, given)
    return ParityRow(
        picture=f"picture {number}",
        agreement=_with_other_outputs(agreement, expected, actual, scores),
        expected=_score(wanted, int(np.argmax(wanted)), spec),
        actual=_score(given, int(np.argmax(given)), spec),
        furthest_expected=_score(wanted, furthest, spec),
        furthest_actual=_score(given, furthest, spec),
    )


def tells_pictures_apart(expected: Sequence[Outputs], spec: ModelSpec, relative_error: float) -> bool:
    """Whether the source model's answers differ by more than the error that would be let pass."""
    task, scores = TASKS[spec.task], spec.outputs[0].name
    first = expected[0][scores]
    return any(task.agreement(first, other[scores], spec).relative_error > relative_error for other in expected[1:])


def _real(raw: NDArray[Any], tensor: TensorSpec) -> NDArray[np.float32]:
    if raw.dtype == np.float16 or tensor.dtype is DType.FLOAT16:
        return raw.astype(np.float32)
    if raw.dtype != np.dtype(tensor.dtype.value):
        raise IncomparableError(f"output “{tensor.name}” holds {raw.dtype} instead of {tensor.dtype.value}")
    return to_real(raw, tensor)


def _with_other_outputs(agreement: Agreement, expected: Outputs, actual: Outputs, scores: str) -> Agreement:
    """Outputs besides the scores count by their raw values, in proportion to the greatest of each."""
    for name in expected.keys() - {scores}:
        raw_error = float(np.abs(expected[name].astype(np.float64) - actual[name].reshape(expected[name].shape)).max())
        scale = max(float(np.abs(expected[name]).max()), _SMALLEST_SCALE)
        raw_error = raw_error if np.isfinite(raw_error) else float("inf")
        agreement = replace(
            agreement,
            raw_error=max(agreement.raw_error, raw_error),
            relative_error=max(agreement.relative_error, raw_error / scale),
            range_error=max(agreement.range_error, raw_error / scale),
        )
    return agreement


def _furthest(wanted: NDArray[np.float32], given: NDArray[np.float32]) -> int:
    """Index of the score that differs most; one that is no number differs more than any."""
    with np.errstate(invalid="ignore"):
        return int(np.argmax(np.nan_to_num(np.abs(wanted.astype(np.float64) - given), nan=np.inf)))


def _score(scores: NDArray[np.float32], index: int, spec: ModelSpec) -> ClassScore:
    name = spec.labels.names[index] if index < len(spec.labels) else str(index)
    return ClassScore(name, float(scores[index]))
