"""Builds camera frames for tests."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.processing import Frame


def random_picture(width: int, height: int, seed: int = 0) -> NDArray[np.uint8]:
    """Independent random bytes, `[height, width, 3]`: nothing that a filter or a rotation gets wrong stays hidden."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def frame_showing(
    upright: NDArray[np.uint8], rotation: int = 0, mirrored: bool = False, padding: int = 0, pad_last_row: bool = True
) -> Frame:
    """The frame that a camera mounted at `rotation` would deliver while `upright` (`[height, width, 3]`) is before it.

    numpy's own turning is undone here, so that the addressing under test is not used to check itself.
    """
    seen = np.fliplr(upright) if mirrored else upright
    # np.rot90 turns counter-clockwise; the frame has to be turned clockwise to be upright again.
    turned = np.rot90(seen, rotation // 90)
    height, width, _ = turned.shape
    stored = np.full((height, 4 * width + padding), 171, np.uint8)
    stored[:, : 4 * width] = np.dstack([turned, np.full((height, width), 9, np.uint8)]).reshape(height, 4 * width)
    pixels = stored.tobytes()
    used = len(pixels) if pad_last_row else len(pixels) - padding
    return Frame(pixels[:used], width, height, 4 * width + padding, rotation, mirrored)
