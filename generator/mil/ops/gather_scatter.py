"""Decides which elements MIL's gather and scatter operations read and write.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15`, `iOS16` and `iOS17`, `scatter_gather.py`.

An index beyond a dimension is an error here. iOS 17 calls it undefined unless `validate_indices` is set, and Core ML
goes on with some value; a program that relies on it has no result to compare. Negative indices count from the end:
iOS 15 says so, iOS 17 leaves them undefined, too.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

import numpy as np

from generator.mil.ops.arguments import Array, affordable, axis_index
from generator.mil.ops.registry import Operations

operations = Operations()

Places: TypeAlias = tuple[Any, ...]
"""An index for each of the first dimensions: arrays and whole slices."""


@operations.define("gather", exact=True)
def gather(
    x: Array,
    indices: Array,
    axis: Array | int = 0,
    batch_dims: Array | int = 0,
    validate_indices: Array | bool = False,
) -> Array:
    """`tf.gather`: the slices along `axis` that `indices` name, within the same position of the first `batch_dims`."""
    along, batch = axis_index(axis, x.ndim), int(batch_dims)
    places = _in_range(indices, x.shape[along], validate_indices)
    inner = places.ndim - batch
    affordable(x.shape[:along] + places.shape[batch:] + x.shape[along + 1 :])
    here: Places = (*_positions(x.shape[:batch], inner), places)
    found = np.moveaxis(x, along, batch)[here]
    # The dimensions between the batch and `axis` belong before those of the indices.
    return np.moveaxis(found, range(batch, batch + inner), range(along, along + inner))


@operations.define("gather_along_axis", exact=True)
def gather_along_axis(x: Array, indices: Array, axis: Array | int = 0, validate_indices: Array | bool = False) -> Array:
    """`np.take_along_axis`: each index names a place along `axis`, its own position is the rest."""
    along = axis_index(axis, x.ndim)
    return np.take_along_axis(x, _in_range(indices, x.shape[along], validate_indices), along)


@operations.define("gather_nd", exact=True)
def gather_nd(x: Array, indices: Array, batch_dims: Array | int = 0, validate_indices: Array | bool = False) -> Array:
    """`tf.gather_nd`: each vector along the last dimension of `indices` names an element or slice of `x`."""
    batch, depth = int(batch_dims), indices.shape[-1]
    places = _in_range(indices, x.shape[batch : batch + depth], validate_indices)
    affordable(indices.shape[:-1] + x.shape[batch + depth :])
    here: Places = (*_positions(x.shape[:batch], places.ndim - 1 - batch), *np.moveaxis(places, -1, 0))
    return np.asarray(x[here])


@operations.define("scatter", exact=False)
def scatter(
    data: Array,
    indices: Array,
    updates: Array,
    axis: Array | int = 0,
    mode: str = "add",
    validate_indices: Array | bool = False,
) -> Array:
    """Combines slices of `updates` with those along `axis` that `indices` name, one after another."""
    along = axis_index(axis, data.ndim)
    places = _in_range(indices, data.shape[along], validate_indices)
    return _combined(data, (slice(None),) * along + (places,), updates, mode)


@operations.define("scatter_along_axis", exact=False)
def scatter_along_axis(
    data: Array,
    indices: Array,
    updates: Array,
    axis: Array | int = 0,
    mode: str = "add",
    validate_indices: Array | bool = False,
) -> Array:
    """Combines each element of `updates` with the one that its index names along `axis`, at its own position."""
    along = axis_index(axis, data.ndim)
    places: list[Array] = list(np.ogrid[tuple(slice(size) for size in indices.shape)])
    places[along] = _in_range(indices, data.shape[along], validate_indices)
    return _combined(data, tuple(places), updates, mode)


@operations.define("scatter_nd", exact=False)
def scatter_nd(
    data: Array, indices: Array, updates: Array, mode: str = "add", validate_indices: Array | bool = False
) -> Array:
    """Combines each slice of `updates` with the one that a vector along the last dimension of `indices` names."""
    places = _in_range(indices, data.shape[: indices.shape[-1]], validate_indices)
    return _combined(data, tuple(np.moveaxis(places, -1, 0)), updates, mode)


def _in_range(indices: Array, sizes: int | Sequence[int], validated: Array | bool) -> Array:
    """The indices as int64 from the front, for a dimension of that size, or of one size for each of a vector's."""
    places = np.asarray(indices).astype(np.int64)
    limits = np.asarray(sizes, np.int64)
    lowest = 0 if validated else -limits
    if np.any((places < lowest) | (places >= limits)):
        raise ValueError(f"an index is out of range for a dimension of size {limits.tolist()}")
    return np.where(places < 0, places + limits, places)


def _positions(batch_shape: Sequence[int], inner: int) -> tuple[Array, ...]:
    """Indices that broadcast against `[*batch_shape, …]`, `inner` dimensions following, and name its own batch."""
    grid = np.ogrid[tuple(slice(size) for size in batch_shape)] if batch_shape else ()
    return tuple(positions.reshape(*positions.shape, *[1] * inner) for positions in grid)


def _divide(data: Array, places: Any, updates: Array) -> None:
    if data.dtype.kind == "f":
        np.divide.at(data, places, updates)
        return
    quotients = data.astype(np.float64)
    np.divide.at(quotients, places, updates)
    data[...] = np.trunc(quotients)


def _update(data: Array, places: Any, updates: Array) -> None:
    data[places] = updates


_MODES: Mapping[str, Callable[[Array, Any, Array], None]] = MappingProxyType(
    {
        "update": _update,
        "add": np.add.at,
        "sub": np.subtract.at,
        "mul": np.multiply.at,
        "div": _divide,
        "max": np.maximum.at,
        "min": np.minimum.at,
    }
)


def _combined(data: Array, places: Places, updates: Array, mode: str) -> Array:
    if mode not in _MODES:
        raise ValueError(f"mode {mode!r} is none of {', '.join(_MODES)}")
    result = data.copy()
    if math.prod(result[places].shape) != updates.size:
        raise ValueError(f"updates of shape {updates.shape} don't fit {result[places].shape}")
    _MODES[mode](result, places, updates)
    return result
