"""Decides where a pixel of the upright picture stands in the frame, so that turning and mirroring copy nothing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.processing.fit import Region
from generator.processing.frame import BYTES_PER_PIXEL, Frame


@dataclass(frozen=True)
class UprightView:
    """The upright picture's size in pixels; its pixel (x, y) starts at byte `origin + x * x_step + y * y_step`."""

    width: int
    height: int
    origin: int
    x_step: int
    y_step: int

    def region_of(self, pixels: bytes, region: Region) -> NDArray[np.uint8]:
        """The region's R, G and B, `[height, width, 3]`, read-only and without a copy."""
        region_view: NDArray[np.uint8] = np.ndarray(
            (region.height, region.width, 3),
            np.uint8,
            pixels,
            self.origin + region.left * self.x_step + region.top * self.y_step,
            (self.y_step, self.x_step, 1),
        )
        return region_view


def upright_view(frame: Frame) -> UprightView:
    """The frame turned clockwise by its rotation and then flipped left to right if it is mirrored."""
    view = _turned(frame)
    if not frame.mirrored:
        return view
    last_column = view.origin + (view.width - 1) * view.x_step
    return UprightView(view.width, view.height, last_column, -view.x_step, view.y_step)


def _turned(frame: Frame) -> UprightView:
    pixel, row = BYTES_PER_PIXEL, frame.row_stride
    last_column, last_row = (frame.width - 1) * pixel, (frame.height - 1) * row
    if frame.rotation == 90:
        return UprightView(frame.height, frame.width, last_row, -row, pixel)
    if frame.rotation == 180:
        return UprightView(frame.width, frame.height, last_row + last_column, -pixel, -row)
    if frame.rotation == 270:
        return UprightView(frame.height, frame.width, last_column, row, -pixel)
    return UprightView(frame.width, frame.height, 0, pixel, row)
