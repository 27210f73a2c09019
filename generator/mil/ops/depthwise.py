"""Decides how a convolution with one input channel for each group is computed: by multiplying and adding, tap by tap.

A matrix product per channel would be far slower. Rows of a picture are short, so the picture is first laid out such
that, at a fixed position within the window, the elements of all windows lie side by side at a constant distance.
"""

from __future__ import annotations

import math

import numpy as np

from generator.mil.ops.arguments import Array, affordable
from generator.mil.ops.windows import Sizes, Windows, box
from generator.mil.threads import in_parallel

_BLOCK = 2**16
"""Elements of accumulator at a time: with the products and the input, they stay in the processor's cache."""


def depthwise(x: Array, weight: Array, windows: Windows) -> Array:
    """Each channel with its own kernels.

    Args:
        x: `[n, channels, …]`, padded already.
        weight: `[channels · multiplier, 1, …]`.
        windows: over `x`, of the weight's spatial size.

    Returns:
        `[n, channels · multiplier, *windows.output]`.
    """
    samples, channels = x.shape[:2]
    multiplier = weight.shape[0] // channels
    phases, lattice = _phases(x, windows.strides)
    row = math.prod(lattice[1:])
    pitch = _pitch(lattice)
    span = sum((n - 1) * p for n, p in zip(windows.output, pitch, strict=True)) + 1
    kernels = weight.reshape(channels, multiplier, *windows.kernel)
    result = np.empty(affordable((samples, channels, multiplier, *windows.output)), x.dtype)
    step = max(1, _BLOCK // (multiplier * span))
    inside = box((0,) * len(lattice), windows.output)

    def convolve(block: tuple[int, slice]) -> None:
        sums = np.empty((*kernels[block[1]].shape[:2], windows.output[0] * row), x.dtype)
        elements = phases[..., block[0], block[1], :]
        _add_up(sums[..., :span], np.empty_like(sums)[..., :span], elements, kernels[block[1]], windows, pitch)
        result[block] = sums.reshape(*sums.shape[:2], windows.output[0], *lattice[1:])[inside]

    in_parallel(
        convolve,
        [(sample, slice(first, first + step)) for sample in range(samples) for first in range(0, channels, step)],
    )
    return result.reshape(samples, channels * multiplier, *windows.output)


def _phases(x: Array, strides: Sizes) -> tuple[Array, Sizes]:
    """`x` taken apart by position modulo the strides: `[*strides, n, channels, elements]`, and the elements' shape.

    With strides of 1 it is `x` itself; otherwise the elements that one tap meets would lie strides apart.
    """
    rank = len(strides)
    lattice = tuple(-(-n // s) for n, s in zip(x.shape[2:], strides, strict=True))
    whole = tuple(n * s for n, s in zip(lattice, strides, strict=True))
    if whole != x.shape[2:]:
        filled = np.zeros((*x.shape[:2], *whole), x.dtype)
        filled[box((0,) * rank, x.shape[2:])] = x
        x = filled
    split = x.reshape(*x.shape[:2], *(size for pair in zip(lattice, strides, strict=True) for size in pair))
    order = (*range(3, 3 + 2 * rank, 2), 0, 1, *range(2, 2 + 2 * rank, 2))
    return split.transpose(order).reshape(*strides, *x.shape[:2], math.prod(lattice)), lattice


def _pitch(lattice: Sizes) -> Sizes:
    """How far apart neighbours along each axis lie."""
    return tuple(math.prod(lattice[axis + 1 :]) for axis in range(len(lattice)))


def _add_up(sums: Array, products: Array, phases: Array, kernels: Array, windows: Windows, pitch: Sizes) -> None:
    """Writes into `sums` `[channels, multiplier, span]`; what lies between two rows of windows is of no meaning."""
    span = sums.shape[-1]
    for tap, (index, distance) in enumerate(windows.taps()):
        phase = tuple(d % s for d, s in zip(distance, windows.strides, strict=True))
        offset = sum(d // s * p for d, s, p in zip(distance, windows.strides, pitch, strict=True))
        elements = phases[phase][:, np.newaxis, offset : offset + span]
        factors = kernels[(slice(None),) * 2 + index][..., np.newaxis]
        np.multiply(elements, factors, out=products if tap else sums)
        if tap:
            np.add(sums, products, out=sums)
