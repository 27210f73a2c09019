"""Decides what MIL's operations compute that make tensors from sizes, bounds and positions.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/tensor_operation.py` and `iOS16`. Every size is checked
before memory is asked for.
"""

from __future__ import annotations

import math

import numpy as np

from generator.mil.ops.arguments import Array, affordable, axis_index, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("fill", exact=True)
def fill(shape: Array, value: Array | float = 0.0) -> Array:
    """A tensor of one value, whose type is the result's."""
    return np.full(affordable(integers(shape)), value)


@operations.define("fill_like", exact=True)
def fill_like(ref_tensor: Array, value: Array | float = 0.0) -> Array:
    """A tensor of one value in the shape of another."""
    return np.full(ref_tensor.shape, value)


@operations.define("range_1d")
def range_1d(end: Array, start: Array, step: Array) -> Array:
    """`start`, `start + step`, … up to `end`, which is not included.

    Raises:
        ValueError: a step of zero, or one of the three isn't finite.
    """
    first, last, pace = (np.asarray(value).item() for value in (start, end, step))
    if pace == 0 or not all(map(math.isfinite, (first, last, pace))):
        raise ValueError(f"no range from {first} to {last} in steps of {pace}")
    (count,) = affordable([max(0, math.ceil((last - first) / pace))])
    # `np.arange` itself would add up in the type of its bounds, float32's error growing with the length.
    values: Array = first + np.arange(count) * pace
    return values.astype(np.asarray(start).dtype)


@operations.define("one_hot", exact=True)
def one_hot(
    indices: Array,
    one_hot_vector_size: Array,
    axis: Array | int = -1,
    on_value: Array | float = 1,
    off_value: Array | float = 0,
) -> Array:
    """A new dimension at `axis`, `on_value` where its position is the index; nowhere, if there is no such position."""
    size, place = int(one_hot_vector_size), axis_index(axis, indices.ndim + 1)
    affordable((*indices.shape, size))
    positions = np.arange(size).reshape([-1 if i == place else 1 for i in range(indices.ndim + 1)])
    return np.where(np.expand_dims(indices, place) == positions, on_value, off_value)


@operations.define("non_zero", exact=True)
def non_zero(x: Array) -> Array:
    """The indices of elements that aren't zero, int32 `[found, rank]`, in row-major order."""
    found: Array = np.argwhere(x).astype(np.int32)
    return found


@operations.define("band_part", exact=True)
def band_part(x: Array, lower: Array | int = -1, upper: Array | int = -1) -> Array:
    """Zero beyond `lower` diagonals under the main one and `upper` above; a negative number keeps all of them."""
    below, above = int(lower), int(upper)
    rows, columns = x.shape[-2:]
    depth = np.arange(rows)[:, np.newaxis] - np.arange(columns)
    kept = ((below < 0) | (depth <= below)) & ((above < 0) | (-depth <= above))
    return np.where(kept, x, np.zeros((), x.dtype))
