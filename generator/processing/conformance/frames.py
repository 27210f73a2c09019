"""Decides which pictures the conformance vectors are made of."""

from __future__ import annotations

import hashlib

import numpy as np

from generator.processing.frame import BYTES_PER_PIXEL, Frame

# The luma of each, before it is shifted right by 16 bits, ends in 0x0000 (the first four) or 0xFFFF (the others):
# a coefficient or a rounding that is off by one gives another byte.
_LUMA_EDGES = (
    (21, 73, 205),
    (39, 212, 21),
    (30, 82, 214),
    (44, 216, 26),
    (21, 204, 48),
    (26, 88, 255),
    (41, 224, 68),
    (26, 209, 53),
)


def noise(width: int, height: int, padding: int = 0) -> Frame:
    """Independent random bytes, alpha and padding among them; a padded frame's last row lacks its padding."""
    row_stride = BYTES_PER_PIXEL * width + padding
    size = row_stride * (height - 1) + BYTES_PER_PIXEL * width
    return Frame(hashlib.shake_256(f"{width}x{height}".encode()).digest(size), width, height, row_stride)


def padded_to_the_end(frame: Frame) -> Frame:
    """The same picture, its last row padded like the others."""
    missing = frame.row_stride * frame.height - len(frame.pixels)
    return Frame(frame.pixels + bytes([170]) * missing, frame.width, frame.height, frame.row_stride)


def ramp() -> Frame:
    """All 256 grey values, 16 by 16, row by row."""
    values = np.arange(256, dtype=np.uint8).reshape(16, 16)
    return Frame.from_rgb(np.stack([values, values, values], axis=-1))


def luma_edges() -> Frame:
    """4 by 2 pixels whose luma lies on the edge between two grey values."""
    return Frame.from_rgb(np.array(_LUMA_EDGES, np.uint8).reshape(2, 4, 3))
