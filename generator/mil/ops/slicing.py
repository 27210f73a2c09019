"""Decides which part of a tensor MIL's slicing operations take or replace.

Definitions: coremltools, `converters/mil/mil/ops/defs`: `iOS15/tensor_transformation.py`,
`iOS18/tensor_transformation.py`, `iOS15/image_resizing.py` (`crop`).
"""

from __future__ import annotations

import numpy as np

from generator.mil.ops.arguments import Array, axis_index, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("slice_by_index", exact=True)
def slice_by_index(
    x: Array,
    begin: Array,
    end: Array,
    stride: Array | None = None,
    begin_mask: Array | None = None,
    end_mask: Array | None = None,
    squeeze_mask: Array | None = None,
) -> Array:
    """Python's `x[begin:end:stride, …]`; a mask leaves its end open, or takes `begin` alone and drops the dimension."""
    return np.asarray(x[_parts(x, begin, end, stride, begin_mask, end_mask, squeeze_mask)])


@operations.define("slice_update", exact=True)
def slice_update(
    x: Array,
    update: Array,
    begin: Array,
    end: Array,
    stride: Array | None = None,
    begin_mask: Array | None = None,
    end_mask: Array | None = None,
    squeeze_mask: Array | None = None,
) -> Array:
    """A copy of `x` in which the part that `slice_by_index` would take is `update`."""
    parts = _parts(x, begin, end, stride, begin_mask, end_mask, squeeze_mask)
    result = x.copy()
    if result[parts].shape != update.shape:
        raise ValueError(f"an update of shape {update.shape} doesn't fit a part of shape {result[parts].shape}")
    result[parts] = update
    return result


@operations.define("slice_by_size", exact=True)
def slice_by_size(x: Array, begin: Array, size: Array) -> Array:
    """From `begin`, `size` elements along each dimension; -1 takes the remaining ones.

    Raises:
        ValueError: the part reaches beyond `x`.
    """
    parts = []
    for first, count, length in zip(integers(begin), integers(size), x.shape, strict=True):
        start = first + length if first < 0 else first
        stop = length if count == -1 else start + count
        if not 0 <= start <= stop <= length:
            raise ValueError(f"elements {start} to {stop} of {length}")
        parts.append(slice(start, stop))
    return x[tuple(parts)]


@operations.define("sliding_windows", exact=True)
def sliding_windows(x: Array, axis: Array, size: Array, stride: Array | int = 1) -> Array:
    """Every `stride`-th window of `size` neighbours along `axis`; they lie along a new dimension behind it."""
    along = axis_index(axis, x.ndim)
    windows = np.lib.stride_tricks.sliding_window_view(x, int(size), along)
    every = windows[(slice(None),) * along + (slice(None, None, int(stride)),)]
    return np.moveaxis(every, -1, along + 1)


@operations.define("crop", exact=True)
def crop(x: Array, crop_height: Array, crop_width: Array) -> Array:
    """Cuts two amounts off the height (top, bottom) and two off the width (left, right), the last two dimensions."""
    (top, bottom), (left, right) = integers(crop_height), integers(crop_width)
    height, width = x.shape[-2:]
    return x[..., top : height - bottom, left : width - right]


def _parts(
    x: Array,
    begin: Array,
    end: Array,
    stride: Array | None,
    begin_mask: Array | None,
    end_mask: Array | None,
    squeeze_mask: Array | None,
) -> tuple[slice | int, ...]:
    """One index for each dimension."""
    ones, never = np.ones(x.ndim, np.int64), np.zeros(x.ndim, np.bool_)
    columns = zip(
        integers(begin),
        integers(end),
        integers(ones if stride is None else stride),
        never if begin_mask is None else begin_mask,
        never if end_mask is None else end_mask,
        never if squeeze_mask is None else squeeze_mask,
        strict=True,
    )
    parts: list[slice | int] = []
    for first, last, step, from_start, to_end, alone in columns:
        if alone:
            parts.append(first)
        else:
            parts.append(slice(None if from_start else first, None if to_end else last, step))
    if len(parts) != x.ndim:
        raise ValueError(f"{len(parts)} slices of a tensor of {x.ndim} dimensions")
    return tuple(parts)
