"""Decides how far two evaluations of one program are apart, measured by the range of each output."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Outputs: TypeAlias = Mapping[str, Any]
"""What `Program.evaluate` gives."""

_SMALLEST_RANGE = float(np.finfo(np.float32).tiny)


def greatest_error(expected: Outputs, actual: Outputs) -> float:
    """The worst over `expected`'s outputs of: greatest difference / greatest magnitude; infinite if one is no number.

    Equal infinities, and NaN in the same places, don't differ; outputs with more or fewer numbers are infinitely far
    apart. Labels don't count: their probabilities do.
    """
    return max((_error(numbers(value), numbers(actual[name])) for name, value in expected.items()), default=0.0)


def numbers(value: Any) -> NDArray[np.float64]:
    """The numbers of an output of any kind; none for a label."""
    if isinstance(value, Mapping):
        return _joined(value.values())
    if isinstance(value, list | tuple):
        return _joined(value)
    if isinstance(value, str | int):
        return np.zeros(0)
    return np.asarray(value, np.float64).reshape(-1)


def _joined(values: Iterable[Any]) -> NDArray[np.float64]:
    return np.concatenate([np.zeros(0), *map(numbers, values)])


def _error(expected: NDArray[np.float64], actual: NDArray[np.float64]) -> float:
    if expected.size != actual.size:
        return math.inf
    with np.errstate(invalid="ignore"):
        same = (expected == actual) | (np.isnan(expected) & np.isnan(actual))
        difference = np.where(same, 0.0, np.abs(expected - actual))
    if not np.isfinite(difference).all():
        return math.inf
    largest = float(np.abs(expected[np.isfinite(expected)]).max(initial=0.0))
    return float(difference.max(initial=0.0)) / max(largest, _SMALLEST_RANGE)
