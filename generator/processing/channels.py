"""Decides which values of a pixel the tensor gets: colours in order, or their luminance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.spec import ChannelOrder


def in_channel_order(rgb: NDArray[np.uint8], order: ChannelOrder) -> NDArray[np.uint8]:
    """`[height, width, 3]` of R, G, B to `[height, width, channels]`."""
    if order is ChannelOrder.GRAYSCALE:
        return luminance(rgb)[:, :, np.newaxis]
    if order is ChannelOrder.BGR:
        return rgb[:, :, ::-1]
    return rgb


def luminance(rgb: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """ITU-R 601-2 luma in 16 fractional bits, rounded half up, as Pillow's `convert("L")`."""
    wide = rgb.astype(np.int32)
    red, green, blue = wide[:, :, 0], wide[:, :, 1], wide[:, :, 2]
    luma: NDArray[np.uint8] = ((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16).astype(np.uint8)
    return luma
