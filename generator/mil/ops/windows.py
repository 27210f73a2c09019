"""Decides where the windows of convolutions and poolings lie, for any number of spatial axes.

The rules are those of coremltools' shape inference (`mil.ops.defs._utils`: aggregated_pad and
spatial_dimensions_out_shape).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from generator.mil.ops.arguments import Array, affordable, integers

Sizes = tuple[int, ...]
Padding = tuple[tuple[int, int], ...]
"""Before and after each spatial axis."""


@dataclass(frozen=True)
class Windows:
    """Windows over an input; every attribute has one entry for each spatial axis.

    Attributes:
        kernel: elements of a window.
        strides: from one window's beginning to the next's.
        dilations: from one element of a window to the next.
        padding: added to the input.
        output: number of windows.
    """

    kernel: Sizes
    strides: Sizes
    dilations: Sizes
    padding: Padding
    output: Sizes

    def taps(self) -> Iterator[tuple[Sizes, Sizes]]:
        """Each position within a window: its index in the kernel and its distance from the window's beginning."""
        for index in product(*map(range, self.kernel)):
            yield index, tuple(i * dilation for i, dilation in zip(index, self.dilations, strict=True))


def windows_of(
    size: Sizes,
    kernel: Sizes,
    strides: Array | None,
    dilations: Array | None,
    pad_type: str,
    pad: Array | None,
    ceil_mode: bool = False,
) -> Windows:
    """The windows that MIL's inputs describe, over an input of spatial `size`.

    `same` keeps the input's size, divided by the stride and rounded up; an odd element of padding goes behind, with
    `same_lower` before. Only `custom` looks at `pad`. With `ceil_mode` a last window may reach beyond the padding,
    unless it would begin there.

    Raises:
        ValueError: the sizes contradict each other, or no window fits.
    """
    steps = (1,) * len(size) if strides is None else integers(strides)
    spread = (1,) * len(size) if dilations is None else integers(dilations)
    if not len(size) == len(kernel) == len(steps) == len(spread) or min((*kernel, *steps, *spread), default=1) < 1:
        raise ValueError(f"a kernel {kernel} with strides {steps} and dilations {spread} doesn't fit {len(size)} axes")
    extents = tuple((k - 1) * d + 1 for k, d in zip(kernel, spread, strict=True))
    padding = _padding(size, extents, steps, pad_type.lower(), pad)
    output = tuple(
        _count(n, extent, step, around, ceil_mode)
        for n, extent, step, around in zip(size, extents, steps, padding, strict=True)
    )
    if min(output, default=1) < 1:
        raise ValueError(f"no window of {extents} fits an input of {size} with padding {padding}")
    return Windows(kernel, steps, spread, padding, output)


def _padding(size: Sizes, extents: Sizes, strides: Sizes, pad_type: str, pad: Array | None) -> Padding:
    if pad_type == "valid":
        return ((0, 0),) * len(size)
    if pad_type == "custom":
        around = (0,) * 2 * len(size) if pad is None else integers(pad)
        if len(around) != 2 * len(size) or min(around, default=0) < 0:
            raise ValueError(f"the padding {around} doesn't fit {len(size)} axes")
        return tuple(zip(around[::2], around[1::2], strict=True))
    if pad_type not in {"same", "same_lower"}:
        raise ValueError(f"there is no pad_type {pad_type!r}")
    totals = [max(0, (-(-n // s) - 1) * s + e - n) for n, s, e in zip(size, strides, extents, strict=True)]
    lesser_first = tuple((total // 2, total - total // 2) for total in totals)
    return lesser_first if pad_type == "same" else tuple((after, before) for before, after in lesser_first)


def _count(size: int, extent: int, stride: int, padding: tuple[int, int], ceil_mode: bool) -> int:
    room = size + sum(padding) - extent
    if not ceil_mode:
        return room // stride + 1
    count = -(-room // stride) + 1
    begins_behind = (count - 1) * stride >= size + sum(padding) / 2
    return count - 1 if begins_behind and sum(padding) > 0 else count


def box(begin: Sizes, end: Sizes, strides: Sizes | None = None) -> tuple[Any, ...]:
    """An index of the last axes from `begin` to before `end`, of all others whole."""
    steps = (1,) * len(begin) if strides is None else strides
    return (..., *map(slice, begin, end, steps))


def padded(x: Array, padding: Padding, fill: float = 0) -> Array:
    """`x` of `[n, c, …]` with `fill` around its spatial axes; itself if there is nothing to add."""
    if not any(before or after for before, after in padding):
        return x
    around = ((0, 0), (0, 0), *padding)
    shape = affordable(n + before + after for n, (before, after) in zip(x.shape, around, strict=True))
    result = np.full(shape, fill, x.dtype)
    begin = tuple(before for before, _ in padding)
    result[box(begin, tuple(first + n for first, n in zip(begin, x.shape[2:], strict=True)))] = x
    return result
