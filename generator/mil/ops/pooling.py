"""Decides what MIL's poolings compute, for `x` of `[n, channels, …]` with any number of spatial axes.

Names and defaults are those of coremltools' operation reference (`mil.ops.defs`: pool of iOS15).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from generator.mil.ops.arguments import Array, along_axis, integers
from generator.mil.ops.registry import Operations
from generator.mil.ops.windows import Windows, padded, windows_of

operations = Operations()


@operations.define("max_pool", exact=True)
def max_pool(
    x: Array,
    kernel_sizes: Array,
    strides: Array | None = None,
    pad_type: str = "valid",
    pad: Array | None = None,
    ceil_mode: bool = False,
) -> Array:
    """Each window's greatest element; padding counts as minus infinity, NaN as greatest."""
    windows = windows_of(x.shape[2:], integers(kernel_sizes), strides, None, pad_type, pad, bool(ceil_mode))
    return _folded(x, windows, -np.inf, np.maximum)


@operations.define("avg_pool")
def avg_pool(
    x: Array,
    kernel_sizes: Array,
    strides: Array | None = None,
    pad_type: str = "valid",
    pad: Array | None = None,
    exclude_padding_from_average: bool = False,
    ceil_mode: bool = False,
) -> Array:
    """Each window's mean, padding counted as zeros unless it is excluded.

    What a window of `ceil_mode` covers beyond the padding is never counted (as in PyTorch, which MIL refers to). A
    window that covers nothing that counts has the mean 0.
    """
    windows = windows_of(x.shape[2:], integers(kernel_sizes), strides, None, pad_type, pad, bool(ceil_mode))
    sums = _folded(x, windows, 0, np.add)
    for axis, counts in enumerate(_counts(x.shape[2:], windows, not exclude_padding_from_average)):
        sums /= along_axis(counts.astype(x.dtype), 2 + axis, x.ndim)
    return sums


@operations.define("l2_pool")
def l2_pool(
    x: Array,
    kernel_sizes: Array,
    strides: Array | None = None,
    pad_type: str = "valid",
    pad: Array | None = None,
    ceil_mode: bool = False,
) -> Array:
    """The root of each window's sum of squares, not of their mean."""
    windows = windows_of(x.shape[2:], integers(kernel_sizes), strides, None, pad_type, pad, bool(ceil_mode))
    sums = _folded(np.square(x), windows, 0, np.add)
    return np.sqrt(sums, out=sums)


def _folded(x: Array, windows: Windows, fill: float, combine: Callable[..., Any]) -> Array:
    """Each window's elements combined, one axis after the other: far fewer steps than windows have elements."""
    last = [(n - 1) * s + k for n, s, k in zip(windows.output, windows.strides, windows.kernel, strict=True)]
    reach = tuple(
        (before, max(after, end - before - n))
        for n, (before, after), end in zip(x.shape[2:], windows.padding, last, strict=True)
    )
    folded = padded(x, reach, fill)
    for axis, (kernel, stride, count) in enumerate(zip(windows.kernel, windows.strides, windows.output, strict=True)):
        along = np.moveaxis(folded, 2 + axis, 0)
        steps = [along[tap : tap + (count - 1) * stride + 1 : stride] for tap in range(kernel)]
        combined = np.array(steps[0])
        for step in steps[1:]:
            combine(combined, step, out=combined)
        folded = np.moveaxis(combined, 0, 2 + axis)
    return folded


def _counts(size: tuple[int, ...], windows: Windows, with_padding: bool) -> list[Array]:
    """For each axis: how many elements of the input each window covers, or of the padded input; 1 if none."""
    counts = []
    for n, kernel, stride, (before, after), windows_along in zip(
        size, windows.kernel, windows.strides, windows.padding, windows.output, strict=True
    ):
        begin = np.arange(windows_along) * stride - before
        low, high = (-before, n + after) if with_padding else (0, n)
        counts.append(np.maximum(np.minimum(begin + kernel, high) - np.maximum(begin, low), 1))
    return counts
