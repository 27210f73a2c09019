"""Decides what the filter `nearest` computes: `tf.image.resize(method="nearest")`, to the bit."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def nearest_axis(input_size: int, output_size: int) -> NDArray[np.int32]:
    """The input pixel for each output pixel of one axis; half-pixel centres in float32."""
    scale = np.float32(input_size) / np.float32(output_size)
    position = (np.arange(output_size, dtype=np.float32) + np.float32(0.5)) * scale
    index: NDArray[np.int32] = np.minimum(np.floor(position).astype(np.int32), input_size - 1)
    return index


def resize_nearest(pixels: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    """`[in_height, in_width, channels]` to `[height, width, channels]`."""
    columns = nearest_axis(pixels.shape[1], width)
    rows = nearest_axis(pixels.shape[0], height)
    resized: NDArray[np.uint8] = pixels[rows[:, np.newaxis], columns[np.newaxis, :]]
    return resized
