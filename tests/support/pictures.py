"""Writes picture files for tests."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from tests.support.frames import random_picture


def write_picture(path: Path, width: int, height: int, orientation: int = 1) -> None:
    """A picture of random pixels in the format of the suffix, with an EXIF orientation if it isn't 1."""
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.fromarray(random_picture(width, height))
    exif = picture.getexif()
    if orientation != 1:
        exif[0x0112] = orientation
    picture.save(path, exif=exif)
