"""Decides how a picture travels inside a report: small, as PNG, the same bytes every time."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True)
class Picture:
    """A PNG and its size in pixels."""

    png: bytes
    width: int
    height: int

    @property
    def data_uri(self) -> str:
        """For `src`."""
        return f"data:image/png;base64,{base64.b64encode(self.png).decode('ascii')}"


@dataclass(frozen=True)
class SeenPicture:
    """A frame as it comes, and what the model gets of it.

    Attributes:
        name: for people.
        frame: upright and whole.
        kept: left, top, width and height of what is used of it, in proportion 0..1.
        seen: after cropping and resizing, before normalisation.
        answer: what the source model says of it; empty if it wasn't asked.
    """

    name: str
    frame: Picture
    kept: tuple[float, float, float, float]
    seen: Picture
    answer: str = ""


def picture(pixels: NDArray[np.uint8], longest_side: int | None = None) -> Picture:
    """The PNG of `[height, width, 3]` or `[height, width, 1]`, made smaller if a side is longer than `longest_side`."""
    from PIL import Image

    shown = Image.fromarray(pixels[:, :, 0] if pixels.shape[2] == 1 else pixels)
    if longest_side is not None:
        shown.thumbnail((longest_side, longest_side))
    file = io.BytesIO()
    shown.save(file, "PNG", optimize=True)
    return Picture(file.getvalue(), shown.width, shown.height)
