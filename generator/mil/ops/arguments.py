"""Decides how MIL's integer inputs (axes, shapes, counts) are read from the arrays that hold them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[Any]

MOST_ELEMENTS = 2**28
"""Of a tensor whose size a program merely names: 1 GiB of float32, more than an app gets on any phone."""


_CODES = {"fp16": "f2", "fp32": "f4", "fp64": "f8", "bool": "?"}
_INTEGERS = {f"{sign}int{bits}": f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64)}

NUMPY_TYPES: Mapping[str, np.dtype[Any]] = MappingProxyType(
    {name: np.dtype(code) for name, code in (_CODES | _INTEGERS).items()}
)
"""By the names that operations have for types, as in `cast`."""


def integers(values: ArrayLike) -> tuple[int, ...]:
    """Python integers from a scalar or a vector of any integer type: sums and products of them can't overflow."""
    return tuple(int(value) for value in np.asarray(values).reshape(-1))


def axis_index(axis: ArrayLike, rank: int) -> int:
    """The axis counted from the front.

    Raises:
        ValueError: there is no such axis.
    """
    index = int(np.asarray(axis))
    if not -rank <= index < rank:
        raise ValueError(f"axis {index} is out of range for rank {rank}")
    return index % rank


def axis_indices(axes: ArrayLike | None, rank: int) -> tuple[int, ...]:
    """Axes counted from the front; all of them if there are none given.

    Raises:
        ValueError: there is no such axis.
    """
    return tuple(range(rank)) if axes is None else tuple(axis_index(axis, rank) for axis in integers(axes))


def along_axis(vector: ArrayLike, axis: int, rank: int) -> Array:
    """A vector shaped to broadcast along one axis of an array of that rank; a scalar stays one."""
    array = np.asarray(vector)
    return array if array.ndim == 0 else array.reshape([-1 if i == axis else 1 for i in range(rank)])


def affordable(shape: Iterable[int]) -> tuple[int, ...]:
    """The shape, if a tensor of it is worth trying: a hostile program asks for any size with a few bytes.

    Raises:
        ValueError: negative sizes, or more than `MOST_ELEMENTS`.
    """
    sizes = tuple(shape)
    if min(sizes, default=0) < 0 or math.prod(sizes) > MOST_ELEMENTS:
        raise ValueError(f"a tensor of shape {sizes} can't be made: at most {MOST_ELEMENTS} elements")
    return sizes
