"""Decides which weights of an ML Program are not those of its source, where the rounding of float16 would hide them.

Converters transpose weights, round them, and fold the factors of normalisations into them, one for each channel. So a
weight of the program belongs to one of the source's if nearly all of its numbers are that one's, but for a factor for
each channel: those few that aren't have been changed. Weights that belong to none, such as compressed ones, tell
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator import mil
from generator.mil.program import Operation, walk

_WEIGHTED = frozenset(("conv", "conv_transpose", "linear", "matmul"))
_PARAMETERS = ("weight", "y", "x")
# Two roundings to float16 (2e-11 each) and that of the factor.
_RELATIVE = 2.0**-9
# The step between float16's smallest numbers.
_ABSOLUTE = 2.0**-24
# More numbers that differ than this share, and it is another weight, or differs on purpose.
_MOST_CHANGED = 0.05
_FEWEST = 16


@dataclass(frozen=True)
class ChangedWeights:
    """Numbers of one weight that the source doesn't have.

    Attributes:
        operation: name of what the operation with the weight gives.
        kind: of the operation.
        changed: how many numbers differ, of `size`; 0 if none does.
        error: the greatest difference in proportion to the weight's greatest magnitude.
    """

    operation: str
    kind: str
    changed: int
    size: int
    error: float

    @property
    def sentence(self) -> str:
        """For people."""
        numbers = "is" if self.changed == 1 else "are"
        return (
            f"Of the {self.size} weights of {self.kind} “{self.operation}”, {self.changed} {numbers} not the source's: "
            f"off by up to {self.error:.1e} of the greatest."
        )


@dataclass(frozen=True)
class ComparedWeights:
    """The weights of a program that can belong to a source's.

    Attributes:
        changed: those that do, with numbers of their own.
        unknown: how many belong to none.
    """

    changed: tuple[ChangedWeights, ...]
    unknown: int


def compare_weights(files: Mapping[str, bytes], source: Sequence[NDArray[Any]]) -> ComparedWeights:
    """Compares the weights of convolutions and matrix products in the package's main program with those of `source`.

    Raises:
        PackageError: the package is damaged.
    """
    function = mil.read_package(files).function()
    values = {constant.slot: constant.value for constant in function.constants}
    known = [np.asarray(weight, np.float64) for weight in source if weight.dtype.kind == "f" and weight.ndim > 1]
    weights = [(operation, _weight(operation, values)) for operation in walk(function.block)]
    found = [_changed(operation, weight, known) for operation, weight in weights if weight is not None]
    return ComparedWeights(tuple(each for each in found if each and each.changed), found.count(None))


def _weight(operation: Operation, values: Mapping[int, Any]) -> NDArray[np.float64] | None:
    if operation.type not in _WEIGHTED:
        return None
    for argument in operation.arguments:
        value = values.get(argument.slots[0]) if argument.parameter in _PARAMETERS else None
        if isinstance(value, np.ndarray) and value.dtype.kind == "f" and value.ndim > 1 and value.size >= _FEWEST:
            return value.astype(np.float64)
    return None


def _changed(
    operation: Operation, weight: NDArray[np.float64], known: Sequence[NDArray[np.float64]]
) -> ChangedWeights | None:
    fewest: NDArray[np.bool_] | None = None
    errors = np.zeros(0)
    for source in known:
        for arranged in _arranged(source, weight.shape):
            for expected in _scaled(arranged, weight):
                difference = np.abs(weight - expected)
                wrong = ~(difference <= _RELATIVE * np.abs(expected) + _ABSOLUTE)
                if fewest is None or wrong.sum() < fewest.sum():
                    fewest, errors = wrong, difference[wrong]
    if fewest is None or fewest.sum() > max(1, _MOST_CHANGED * weight.size):
        return None
    greatest = float(np.abs(weight[~fewest]).max()) or 1.0
    error = float(errors.max(initial=0)) / greatest
    return ChangedWeights(operation.output, operation.type, int(fewest.sum()), weight.size, error)


def _arranged(source: NDArray[np.float64], shape: tuple[int, ...]) -> Iterator[NDArray[np.float64]]:
    """The source's weight as it may lie in a program: as it is, channels first, or each channel by itself."""
    if source.size != np.prod(shape):
        return
    rank = source.ndim
    places = range(rank - 2)
    forms = [source, source.transpose(rank - 1, rank - 2, *places), source.transpose(rank - 2, rank - 1, *places)]
    for form in forms:
        if form.shape == shape:
            yield form
    if len(shape) == rank and shape[1] == 1:
        yield forms[2].reshape(shape)


def _scaled(arranged: NDArray[np.float64], weight: NDArray[np.float64]) -> Iterator[NDArray[np.float64]]:
    """As it is, and times a factor for each channel of either axis: the middle one of all that its numbers tell."""
    yield arranged
    for axis in (0, 1):
        channels = np.moveaxis(arranged, axis, 0).reshape(arranged.shape[axis], -1)
        actual = np.moveaxis(weight, axis, 0).reshape(arranged.shape[axis], -1)
        # Small numbers tell little of the factor: float16 has rounded them most.
        large = np.abs(channels) >= np.median(np.abs(channels), axis=1, keepdims=True)
        ratios = np.where(large & (channels != 0), actual / np.where(channels == 0, 1, channels), np.nan)
        known = ~np.isnan(ratios).all(axis=1)
        factors = np.zeros(len(channels))
        factors[known] = np.nanmedian(ratios[known], axis=1)
        along = [1] * arranged.ndim
        along[axis] = -1
        yield arranged * factors.reshape(along)
