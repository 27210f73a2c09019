"""Decides how MIL's integer inputs (axes, shapes, counts) are read from the arrays that hold them."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[Any]


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
