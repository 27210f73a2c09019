"""Decides what the filter `bilinear` computes: `tf.image.resize(method="bilinear")`, to the bit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class BilinearAxis:
    """For each output pixel of one axis: the two input pixels and how far it is from the first to the second."""

    lower: NDArray[np.int32]
    upper: NDArray[np.int32]
    lerp: NDArray[np.float32]


def bilinear_axis(input_size: int, output_size: int) -> BilinearAxis:
    """Half-pixel centres, no antialiasing; every operation in float32."""
    scale = np.float32(input_size) / np.float32(output_size)
    position = (np.arange(output_size, dtype=np.float32) + np.float32(0.5)) * scale - np.float32(0.5)
    floor = np.floor(position)
    lower = np.maximum(floor.astype(np.int32), 0)
    upper = np.minimum(np.ceil(position).astype(np.int32), input_size - 1)
    return BilinearAxis(lower, upper, position - floor)


def resize_bilinear(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.float32]:
    """`[in_height, in_width, channels]` to float32 `[height, width, channels]`, 0..255, not rounded to 8 bits."""
    x = bilinear_axis(pixels.shape[1], width)
    y = bilinear_axis(pixels.shape[0], height)
    lerp_x = x.lerp[np.newaxis, :, np.newaxis]
    lerp_y = y.lerp[:, np.newaxis, np.newaxis]
    top = _lerp(_pixels_at(pixels, y.lower, x.lower), _pixels_at(pixels, y.lower, x.upper), lerp_x)
    bottom = _lerp(_pixels_at(pixels, y.upper, x.lower), _pixels_at(pixels, y.upper, x.upper), lerp_x)
    return _lerp(top, bottom, lerp_y)


def _pixels_at(pixels: NDArray[np.uint8], rows: NDArray[np.int32], columns: NDArray[np.int32]) -> NDArray[np.float32]:
    found: NDArray[np.float32] = pixels[rows[:, np.newaxis], columns[np.newaxis, :]].astype(np.float32)
    return found


def _lerp(start: NDArray[np.float32], end: NDArray[np.float32], amount: NDArray[np.float32]) -> NDArray[np.float32]:
    return start + (end - start) * amount
