"""Decides what a program's constants are in the type that floats are computed in; worked out once for each type."""

from __future__ import annotations

from typing import Any

import numpy as np

from generator.mil.evaluation import Evaluation
from generator.mil.program import Function, Program
from generator.mil.storing import Storage


def constant_values(program: Program, function: Function, wide: np.dtype[Any]) -> list[Any]:
    """A function's values by slot with every constant in its place, None in all others; not to be changed.

    Raises:
        UnsupportedOpError: there is no definition of a decompression.
        EvaluationError: a decompression failed.
    """
    key = (function.name, wide.name)
    cache = program._constants  # noqa: SLF001 - the program keeps it, this module alone fills it
    if key not in cache:
        cache[key] = _values(function, wide)
    return cache[key]


def _values(function: Function, wide: np.dtype[Any]) -> list[Any]:
    values: list[Any] = [None] * function.slots
    for constant in function.constants:
        values[constant.slot] = _widened(constant.value, wide)
    # Compressed weights are what the package declares them to be, in every precision.
    run = Evaluation(values, Storage(wide, rounds=True), {}, None)
    for operation in function.decompressions:
        run.evaluate(operation)
    return values


def _widened(value: Any, wide: np.dtype[Any]) -> Any:
    if isinstance(value, list):
        return [_widened(element, wide) for element in value]
    if not isinstance(value, np.ndarray) or value.dtype.kind != "f" or value.dtype == wide:
        return value
    if value.size > 1 and not any(value.strides):
        # One element that stands for all of them: so it stays.
        return np.broadcast_to(value[(0,) * value.ndim].astype(wide), value.shape)
    widened = value.astype(wide)
    widened.flags.writeable = False
    return widened
