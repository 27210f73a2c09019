"""Decides what MIL's operations that give a tensor another shape, or say which one it has, compute.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15`, `iOS16` and `iOS17`: `tensor_transformation.py`,
`tensor_operation.py`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from generator.mil.ops.arguments import Array, axis_indices, integers
from generator.mil.ops.registry import Operations

operations = Operations()


@operations.define("reshape", exact=True)
def reshape(x: Array, shape: Array) -> Array:
    """The same values in the same order, in another shape.

    One -1 stands for what remains. A 0 copies a dimension of `x`: iOS 15 wants equal ranks and takes the one at the
    same place; iOS 17 counts from the right and takes 1 where `x` has none. For equal ranks both are the same.
    """
    wanted = integers(shape)
    shift = x.ndim - len(wanted)
    copied = [x.shape[i + shift] if i + shift >= 0 else 1 for i in range(len(wanted))]
    return np.reshape(x, [old if new == 0 else new for old, new in zip(copied, wanted, strict=True)])


@operations.define("reshape_like", exact=True)
def reshape_like(
    x: Array, ref_tensors: Sequence[Array], begins: Sequence[Array], ends: Sequence[Array], end_masks: Sequence[Array]
) -> Array:
    """The shape is put together from parts of other tensors' shapes: `begins[i]` to `ends[i]`, or to the last one."""
    shape: list[int] = []
    for reference, begin, end, to_last in zip(ref_tensors, begins, ends, end_masks, strict=True):
        shape += reference.shape[int(begin) : None if to_last else int(end)]
    return np.reshape(x, shape)


@operations.define("expand_dims", exact=True)
def expand_dims(x: Array, axes: Array) -> Array:
    """New dimensions of size 1; `axes` are places in the result."""
    return np.expand_dims(x, integers(axes))


@operations.define("squeeze", exact=True)
def squeeze(x: Array, axes: Array | None = None) -> Array:
    """Removes dimensions of size 1; those of `axes` that aren't are left alone, as PyTorch does, unlike numpy."""
    return np.squeeze(x, tuple(axis for axis in axis_indices(axes, x.ndim) if x.shape[axis] == 1))


@operations.define("flatten2d", exact=True)
def flatten2d(x: Array, axis: Array | int = 1) -> Array:
    """Two dimensions: everything before `axis`, and everything from it on."""
    split = int(axis)
    return np.reshape(x, (math.prod(x.shape[:split]), math.prod(x.shape[split:])))


@operations.define("transpose", exact=True)
def transpose(x: Array, perm: Array) -> Array:
    """Dimension `i` of the result is dimension `perm[i]` of `x`."""
    return np.transpose(x, integers(perm))


@operations.define("shape", exact=True)
def shape(x: Array) -> Array:
    """The sizes of `x`'s dimensions, int32."""
    return np.array(x.shape, np.int32)
