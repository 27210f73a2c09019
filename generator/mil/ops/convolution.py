"""Decides what MIL's convolutions compute, for any number of spatial axes.

Names, defaults and shapes are those of coremltools' operation reference (`mil.ops.defs`: conv of iOS15 and iOS17).
`conv_quantized` is no operation of ML Programs.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.lib.stride_tricks import as_strided

from generator.mil.ops.arguments import Array, affordable, along_axis, integers
from generator.mil.ops.depthwise import depthwise
from generator.mil.ops.registry import Operations
from generator.mil.ops.windows import Sizes, Windows, box, padded, windows_of

operations = Operations()

_SLAB = 2**19
"""Elements of unfolded input that are multiplied at once: they stay in the processor's cache, and memory is bounded."""


@operations.define("conv")
def conv(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    strides: Array | None = None,
    pad_type: str = "valid",
    pad: Array | None = None,
    dilations: Array | None = None,
    groups: int | Array = 1,
) -> Array:
    """Cross-correlation of `x` `[n, inputs, …]` with `weight` `[outputs, inputs / groups, …]`, as all frameworks do.

    Raises:
        ValueError: the channels don't fit the weight and the groups, or no window fits the input.
    """
    parts = int(groups)
    outputs, inputs = weight.shape[:2]
    if parts < 1 or x.shape[1] != inputs * parts or outputs % parts:
        raise ValueError(f"{x.shape[1]} channels in {parts} groups don't fit a weight of shape {weight.shape}")
    windows = windows_of(x.shape[2:], weight.shape[2:], strides, dilations, pad_type, pad)
    affordable((x.shape[0], outputs, *windows.output))
    inside = padded(x, windows.padding)
    result = depthwise(inside, weight, windows) if inputs == 1 < parts else _grouped(inside, weight, windows, parts)
    if bias is not None:
        result += along_axis(bias, 1, result.ndim)
    return result


def _grouped(x: Array, weight: Array, windows: Windows, groups: int) -> Array:
    """One matrix product for each sample and group, of the weight and the input unfolded to columns of windows."""
    samples, channels = x.shape[:2]
    outputs = weight.shape[0]
    matrix = weight.reshape(groups, outputs // groups, -1)
    result = np.empty((samples, groups, outputs // groups, math.prod(windows.output)), x.dtype)
    unfolded = _unfolded(x, windows)
    row = math.prod(windows.output[1:])
    rows = max(1, _SLAB // max(1, channels * math.prod(windows.kernel) * row))
    if math.prod(windows.kernel) == math.prod(windows.strides) == 1:
        rows = windows.output[0]
    for first in range(0, windows.output[0], rows):
        last = min(first + rows, windows.output[0])
        slab = unfolded[(slice(None),) * x.ndim + (slice(first, last),)]
        columns = slab.reshape(samples, groups, matrix.shape[2], (last - first) * row)
        np.matmul(matrix, columns, out=result[..., first * row : last * row])
    return result.reshape(samples, outputs, *windows.output)


def _unfolded(x: Array, windows: Windows) -> Array:
    """A view of `[n, channels, *kernel, *output]`: every window's elements, without copying any of them."""
    spatial = x.strides[2:]
    within = (stride * dilation for stride, dilation in zip(spatial, windows.dilations, strict=True))
    across = (stride * step for stride, step in zip(spatial, windows.strides, strict=True))
    shape = (*x.shape[:2], *windows.kernel, *windows.output)
    return as_strided(x, shape, (*x.strides[:2], *within, *across), writeable=False)


@operations.define("conv_transpose")
def conv_transpose(
    x: Array,
    weight: Array,
    bias: Array | None = None,
    pad: Array | None = None,
    output_shape: Array | None = None,
    pad_type: str = "valid",
    strides: Array | None = None,
    dilations: Array | None = None,
    groups: int | Array = 1,
) -> Array:
    """The gradient of `conv` by its input: `x` `[n, inputs, …]`, `weight` `[inputs, outputs / groups, …]`.

    `pad` is taken off the result; `same` gives the input's size times the stride and takes the lesser half of what is
    beyond off the front. An `output_shape` says where the result ends; what no window reaches is zero.

    Raises:
        ValueError: the channels don't fit the weight and the groups, or nothing is left of the result.
    """
    parts, rank = int(groups), x.ndim - 2
    if parts < 1 or x.shape[1] != weight.shape[0] or x.shape[1] % parts:
        raise ValueError(f"{x.shape[1]} channels in {parts} groups don't fit a weight of shape {weight.shape}")
    steps = (1,) * rank if strides is None else integers(strides)
    spread = (1,) * rank if dilations is None else integers(dilations)
    windows = Windows(weight.shape[2:], steps, spread, ((0, 0),) * rank, x.shape[2:])
    reach = tuple(
        (n - 1) * s + (k - 1) * d + 1 for n, s, k, d in zip(x.shape[2:], steps, windows.kernel, spread, strict=True)
    )
    wanted = None if output_shape is None else integers(output_shape)[2:]
    first, size = _kept(reach, windows, wanted, pad_type, pad)
    end = tuple(f + n for f, n in zip(first, size, strict=True))
    whole = _scattered(x, weight, windows, parts, tuple(map(max, reach, end)))
    result = np.ascontiguousarray(whole[box(first, end)])
    if bias is not None:
        result += along_axis(bias, 1, result.ndim)
    return result


def _kept(
    reach: Sizes, windows: Windows, wanted: Sizes | None, pad_type: str, pad: Array | None
) -> tuple[Sizes, Sizes]:
    """Where the result begins in all that the windows reach, and its size."""
    rank = len(reach)
    if pad_type not in {"valid", "same", "custom"}:
        raise ValueError(f"there is no pad_type {pad_type!r} for a transposed convolution")
    off = integers(pad) if pad_type == "custom" and pad is not None else (0,) * 2 * rank
    if len(off) != 2 * rank or len(reach if wanted is None else wanted) != rank:
        raise ValueError(f"the padding {off} or the size {wanted} doesn't fit {rank} axes")
    if wanted is not None:
        size = wanted
    elif pad_type == "same":
        size = tuple(n * s for n, s in zip(windows.output, windows.strides, strict=True))
    else:
        size = tuple(n - before - after for n, before, after in zip(reach, off[::2], off[1::2], strict=True))
    if min(size, default=1) < 1:
        raise ValueError(f"nothing is left of {reach} without the padding {off}")
    same = tuple(max(0, n - kept) // 2 for n, kept in zip(reach, size, strict=True))
    return (same if pad_type == "same" else off[::2]), size


def _scattered(x: Array, weight: Array, windows: Windows, groups: int, size: Sizes) -> Array:
    """`[n, outputs, *size]`: each input element times the kernel, added up where the kernels overlap."""
    samples, channels = x.shape[:2]
    outputs = weight.shape[1]
    taps = math.prod(windows.kernel)
    matrix = np.ascontiguousarray(weight.reshape(groups, channels // groups, outputs * taps).swapaxes(1, 2))
    elements = math.prod(windows.output)
    products = np.matmul(matrix, np.ascontiguousarray(x).reshape(samples, groups, channels // groups, elements))
    products = products.reshape(samples, groups * outputs, *windows.kernel, *windows.output)
    result = np.zeros(affordable((samples, groups * outputs, *size)), x.dtype)
    for index, distance in windows.taps():
        end = tuple(
            begin + (n - 1) * step + 1 for begin, n, step in zip(distance, windows.output, windows.strides, strict=True)
        )
        result[box(distance, end, windows.strides)] += products[(slice(None),) * 2 + index]
    return result
