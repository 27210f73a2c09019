"""Decides what a picture is without its finer details: reduced to a smaller size, and enlarged again."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def without_details(picture: NDArray[Any], height: int, width: int) -> NDArray[np.float32]:
    """What of a picture would be left if the model took `height` × `width` pixels.

    A model that answers the same for it has no use for a larger input. Pillow's bilinear filter, which averages when it
    reduces, on each channel in float32.

    Args:
        picture: `[1, height, width, channels]`, normalised or not: averages commute with normalisation.
        height: to reduce to, at least 1.
        width: likewise.

    Returns:
        float32 of the picture's own shape.
    """
    from PIL import Image

    _, full_height, full_width, channels = picture.shape
    restored = np.empty(picture.shape, np.float32)
    for channel in range(channels):
        plane = Image.fromarray(np.ascontiguousarray(picture[0, :, :, channel], np.float32))
        small = plane.resize((width, height), Image.Resampling.BILINEAR)
        restored[0, :, :, channel] = np.asarray(small.resize((full_width, full_height), Image.Resampling.BILINEAR))
    return restored
