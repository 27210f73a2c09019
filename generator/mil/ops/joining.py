"""Decides what MIL's operations that join, split, repeat and pad tensors compute.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/tensor_operation.py`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.mil.ops.arguments import Array, affordable, axis_index, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("concat", exact=True)
def concat(values: Sequence[Array], axis: Array, interleave: Array | bool = False) -> Array:
    """One tensor after another along `axis`; interleaved, their slices take turns. Scalars give a vector."""
    tensors = [np.atleast_1d(value) for value in values]
    along = axis_index(axis, tensors[0].ndim)
    if not interleave:
        return np.concatenate(tensors, along)
    turns: Array = np.stack(tensors, along + 1)
    return turns.reshape(*turns.shape[:along], -1, *turns.shape[along + 2 :])


@operations.define("stack", exact=True)
def stack(values: Sequence[Array], axis: Array) -> Array:
    """One tensor after another along a new dimension."""
    return np.stack(values, int(axis))


@operations.define("split", exact=True)
def split(
    x: Array, axis: Array, num_splits: Array | None = None, split_sizes: Array | None = None
) -> tuple[Array, ...]:
    """Parts along `axis`, of `split_sizes` or `num_splits` equal ones.

    Raises:
        ValueError: the parts don't make up the whole.
    """
    along = axis_index(axis, x.ndim)
    if split_sizes is None:
        if num_splits is None:
            raise ValueError("neither num_splits nor split_sizes is given")
        return tuple(np.split(x, int(num_splits), along))
    sizes = integers(split_sizes)
    if min(sizes) < 0 or sum(sizes) != x.shape[along]:
        raise ValueError(f"parts of {sizes} don't make up {x.shape[along]}")
    return tuple(np.split(x, np.cumsum(sizes)[:-1], along))


@operations.define("tile", exact=True)
def tile(x: Array, reps: Array) -> Array:
    """Repeats the whole tensor, `reps[i]` times along dimension `i`.

    Raises:
        ValueError: `reps` isn't one count for each dimension.
    """
    counts = integers(reps)
    if len(counts) != x.ndim:
        raise ValueError(f"{counts} aren't counts for {x.ndim} dimensions")
    affordable(count * size for count, size in zip(counts, x.shape, strict=True))
    return np.tile(x, counts)


@operations.define("pad", exact=True)
def pad(x: Array, pad: Array, mode: str = "constant", constant_val: Array | float = 0.0) -> Array:
    """Pads the last `len(pad) / 2` dimensions, each by two amounts: before and after.

    `reflect` leaves the border out of its reflection, `replicate` repeats it.

    Raises:
        ValueError: an unknown mode, a negative amount, or more of them than dimensions.
    """
    amounts = np.asarray(pad, np.int64).reshape(-1, 2).tolist()
    whole = [(0, 0)] * (x.ndim - len(amounts)) + [(before, after) for before, after in amounts]
    affordable(before + size + after for (before, after), size in zip(whole, x.shape, strict=True))
    if mode == "constant":
        return np.pad(x, whole, constant_values=np.asarray(constant_val).astype(x.dtype))
    if mode == "replicate":
        return np.pad(x, whole, "edge")
    if mode != "reflect":
        raise ValueError(f"mode {mode!r} is none of constant, reflect, replicate")
    # numpy reflects as often as it takes; MIL allows one reflection, so that greater amounts have no meaning.
    if any(max(amount) >= size for amount, size in zip(whole, x.shape, strict=True)):
        raise ValueError(f"{whole} reflects more than there is of {x.shape}")
    return np.pad(x, whole, "reflect")
