"""Decides what a camera frame is: four bytes a pixel in rows that may be padded, and how far it is from upright."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BYTES_PER_PIXEL = 4
ROTATIONS = (0, 90, 180, 270)


@dataclass(frozen=True)
class Frame:
    """A picture as a camera delivers it.

    Attributes:
        pixels: RGBA, 8 bits each; at least `row_stride * (height - 1) + 4 * width` bytes: the last row may lack its
            padding.
        width: pixels of a row, before turning.
        height: rows, before turning.
        row_stride: bytes from one row to the next, at least `4 * width`.
        rotation: degrees that the frame must be turned clockwise to be upright: 0, 90, 180 or 270.
        mirrored: whether the upright picture is then flipped left to right.

    Raises:
        ValueError: a value is out of range, or `pixels` is too short.
    """

    pixels: bytes
    width: int
    height: int
    row_stride: int
    rotation: int = 0
    mirrored: bool = False

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise ValueError(f"a frame of {self.width}x{self.height} pixels has no picture")
        if self.rotation not in ROTATIONS:
            raise ValueError(f"a frame can't be turned by {self.rotation} degrees")
        if self.row_stride < BYTES_PER_PIXEL * self.width:
            raise ValueError(f"rows of {self.row_stride} bytes can't hold {self.width} pixels")
        needed = self.row_stride * (self.height - 1) + BYTES_PER_PIXEL * self.width
        if len(self.pixels) < needed:
            raise ValueError(f"a frame of {len(self.pixels)} bytes is shorter than the {needed} that it must have")

    @classmethod
    def from_rgb(cls, picture: NDArray[np.uint8]) -> Frame:
        """An upright frame without padding from an array `[height, width, 3]`; raises `ValueError` for other shapes."""
        if picture.ndim != 3 or picture.shape[2] != 3:
            raise ValueError(f"an RGB picture has the shape [height, width, 3], not {list(picture.shape)}")
        height, width, _ = picture.shape
        rgba = np.full((height, width, BYTES_PER_PIXEL), 255, np.uint8)
        rgba[:, :, :3] = picture
        return cls(rgba.tobytes(), width, height, BYTES_PER_PIXEL * width)
