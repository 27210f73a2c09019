"""Decides when a value inside of an artefact is one of the values inside of its source: by its numbers, not its name.

Converters fuse, split and rename operations and move channels to the front; what was fused carries the name of one of
its parts. Its numbers tell what it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.tasks.agreement import SMALLEST_RANGE


class Values:
    """The values of a source by name, indexed so that equal ones are found at once."""

    def __init__(self, values: Mapping[str, NDArray[Any]]) -> None:
        self._values = {name: np.asarray(value) for name, value in values.items()}
        self._sketches: dict[int, list[tuple[str, NDArray[np.float64]]]] = defaultdict(list)
        for name, value in self._values.items():
            self._sketches[value.size].append((name, _sketch(value)))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def error(self, name: str, value: NDArray[Any]) -> float:
        """Greatest difference of `value` from the source's `name`, in proportion to that one's greatest magnitude.

        Infinite if it has another number of elements or holds what is no number.
        """
        return _error(self._values[name], value)

    def equal(self, value: NDArray[Any], tolerance: float) -> Iterator[str]:
        """Names of the source's values that are `value` but for `tolerance` of their range."""
        sketch = _sketch(value)
        for name, other in self._sketches.get(value.size, []):
            spread = tolerance * max(float(np.abs(other).max(initial=0)), SMALLEST_RANGE)
            if np.all(np.abs(sketch - other) <= spread) and _error(self._values[name], value) <= tolerance:
                yield name


def _sketch(value: NDArray[Any]) -> NDArray[np.float64]:
    """Numbers that don't depend on the order of the elements."""
    if not value.size:
        return np.zeros(4)
    wide = value.astype(np.float64)
    with np.errstate(invalid="ignore", over="ignore"):
        return np.array([wide.min(), wide.max(), wide.mean(), np.abs(wide).mean()])


def _error(expected: NDArray[Any], actual: NDArray[Any]) -> float:
    if expected.size != actual.size:
        return float("inf")
    if not expected.size:
        return 0.0
    reach = max(float(np.abs(expected.astype(np.float64)).max()), SMALLEST_RANGE)
    return min(_difference(arranged, actual) for arranged in _arranged(expected, actual)) / reach


def _difference(expected: NDArray[Any], actual: NDArray[Any]) -> float:
    wanted, given = (values.reshape(-1).astype(np.float64) for values in (expected, actual))
    with np.errstate(invalid="ignore"):
        differences = np.where(wanted == given, 0.0, np.abs(wanted - given))
    return float(np.where(np.isfinite(differences), differences, np.inf).max())


def _arranged(expected: NDArray[Any], actual: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """`expected` as it stands, and with channels moved from one end to the other if it then has `actual`'s shape."""
    yield expected
    one, other = np.squeeze(expected), np.squeeze(actual)
    if one.ndim != other.ndim or one.ndim < 2:
        return
    for first in (0, 1) if one.ndim > 2 else (0,):
        for turned in (np.moveaxis(one, -1, first), np.moveaxis(one, first, -1)):
            if turned.shape == other.shape:
                yield turned
