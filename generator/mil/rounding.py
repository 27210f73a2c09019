"""Decides what a wide float becomes when a program stores it as float16."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from generator.mil.threads import in_parallel

_BLOCK = 32768
"""Elements at a time: source, result and scratch of a block stay in the processor's second-level cache."""

SMALLEST_NORMAL = 2.0**-14
"""Of float16; nearer to zero, digits are lost."""
_ROUNDED_TO_ZERO = 2.0**-25
"""Half of the smallest subnormal: this and everything below it becomes zero."""
_MAY_OVERFLOW = 2.0**15
"""Powers of two below this one never round up to infinity."""


@dataclass(frozen=True)
class _Layout:
    """Where a wide type keeps its exponent, and what leaves 10 bits of fraction when added and removed.

    Attributes:
        bits: the unsigned integer of the same size.
        exponent: a mask.
        scale: times the power of two that a value begins with.
    """

    bits: np.dtype[Any]
    exponent: int
    scale: float


_LAYOUTS = {
    np.dtype(np.float32): _Layout(np.dtype(np.uint32), 0x7F800000, 1.5 * 2.0 ** (23 - 10)),
    np.dtype(np.float64): _Layout(np.dtype(np.uint64), 0x7FF0000000000000, 1.5 * 2.0 ** (52 - 10)),
}


def round_to_float16(array: NDArray[Any]) -> NDArray[Any]:
    """The nearest float16 of each element, kept in the array's own dtype (float32 or float64).

    Halfway cases go to the even significand, from 65520 on to infinity; subnormals, signed zeros and NaN are kept
    (IEEE 754, binary16, roundTiesToEven). `array` may have any shape.
    """
    source = np.asarray(array, order="C")
    result = np.empty_like(source)
    layout = _LAYOUTS[source.dtype]
    wide, rounded = source.reshape(-1), result.reshape(-1)

    def compute(start: int) -> None:
        block = slice(start, start + _BLOCK)
        _round_block(wide[block], rounded[block], layout)

    in_parallel(compute, range(0, wide.size, _BLOCK), at_least=4)
    return result


def _round_block(wide: NDArray[Any], rounded: NDArray[Any], layout: _Layout) -> None:
    """Adds 1.5 times a power of two whose unit in the last place is float16's at that element, and takes it off again.

    The processor's own rounding of the sum, to nearest and ties to even, is then the one that is wanted; numpy's
    `astype(float16)` does the same three times as slowly.
    """
    bits = wide.view(layout.bits)
    powers = np.bitwise_and(bits, layout.exponent).view(wide.dtype)
    if powers.max() >= _MAY_OVERFLOW:
        rounded[...] = wide.astype(np.float16)
        return
    smallest = powers.min()
    if smallest < SMALLEST_NORMAL:
        np.maximum(powers, SMALLEST_NORMAL, out=powers)
    sign = bits & ~np.array(np.iinfo(layout.bits).max >> 1, layout.bits) if smallest <= _ROUNDED_TO_ZERO else None
    powers *= layout.scale
    np.add(wide, powers, out=rounded)
    np.subtract(rounded, powers, out=rounded)
    if sign is not None:
        signed = rounded.view(layout.bits)
        signed |= sign
