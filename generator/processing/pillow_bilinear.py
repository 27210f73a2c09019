"""Decides what the filter `pillow-bilinear` computes: Pillow's `resize(BILINEAR)` on 8 bits, horizontal pass first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_FRACTION_BITS = 22
_ONE_HALF = 1 << (_FRACTION_BITS - 1)


@dataclass(frozen=True)
class PillowAxis:
    """For each output pixel of one axis: the first input pixel and the weights from there on, in units of 2**-22.

    Attributes:
        first: int32 `[output]`.
        weights: int32 `[output, taps]`; pixels beyond the last one weigh nothing.
    """

    first: NDArray[np.int32]
    weights: NDArray[np.int32]


def pillow_axis(input_size: int, output_size: int) -> PillowAxis:
    """A triangle that is as wide as the reduction, cut at the edges and normalised; float64, then fixed point."""
    scale = input_size / output_size
    filter_scale = max(scale, 1.0)
    support = filter_scale
    center = (np.arange(output_size) + 0.5) * scale
    first = np.maximum(np.floor(center - support + 0.5), 0.0)
    last = np.minimum(np.floor(center + support + 0.5), float(input_size))
    taps = int((last - first).max())
    total = np.zeros(output_size)
    weights = np.zeros((output_size, taps))
    for k in range(taps):
        distance = np.abs((k + first - center + 0.5) * (1.0 / filter_scale))
        weights[:, k] = np.where(first + k < last, np.maximum(0.0, 1.0 - distance), 0.0)
        total += weights[:, k]
    normalized = weights / total[:, np.newaxis]
    return PillowAxis(first.astype(np.int32), np.trunc(normalized * (1 << _FRACTION_BITS) + 0.5).astype(np.int32))


def resize_pillow_bilinear(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """`[in_height, in_width, channels]` to `[height, width, channels]`; 8 bits between the passes, too."""
    horizontal = _resize_columns(pixels, pillow_axis(pixels.shape[1], width))
    vertical = _resize_columns(horizontal.swapaxes(0, 1), pillow_axis(pixels.shape[0], height))
    return vertical.swapaxes(0, 1)


def _resize_columns(pixels: NDArray[np.uint8], axis: PillowAxis) -> NDArray[np.uint8]:
    """One pass along the second axis."""
    output_size, taps = axis.weights.shape
    total = np.full((pixels.shape[0], output_size, pixels.shape[2]), _ONE_HALF, np.int32)
    for k in range(taps):
        columns = np.minimum(axis.first + k, pixels.shape[1] - 1)
        total += pixels[:, columns].astype(np.int32) * axis.weights[np.newaxis, :, k, np.newaxis]
    return np.clip(total >> _FRACTION_BITS, 0, 255).astype(np.uint8)
