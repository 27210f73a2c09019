"""Decides how a folder of pictures becomes the frames that artefacts are compared on and apps replay."""

from __future__ import annotations

from pathlib import Path

from generator.errors import SpecError
from generator.evaluation.pictures import PICTURE_SUFFIXES
from generator.processing import Frame

MOST_PICTURES = 32

# Golden frames travel inside the apps, uncompressed.
_LONGEST_SIDE = 256


def read_pictures(folder: Path) -> list[Frame]:
    """At most `MOST_PICTURES` pictures of `folder` in the order of their names, made small and turned upright.

    Raises:
        SpecError: the folder is missing or has no pictures, or one of them can't be read.
    """
    return [_frame(folder / name) for name in picture_names(folder)]


def picture_names(folder: Path) -> list[str]:
    """The file names of the pictures that `read_pictures` reads, in its order; raises `SpecError` as it does."""
    hint = "Give a folder with a few pictures (PNG, JPEG, …) of what the model was trained on."
    try:
        names = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in PICTURE_SUFFIXES)
    except OSError as error:
        raise SpecError(f"The folder of samples {folder} can't be read: {error.strerror}.", hint) from error
    if not names:
        raise SpecError(f"There are no pictures in {folder}.", hint)
    return names[:MOST_PICTURES]


def _frame(path: Path) -> Frame:
    import numpy as np
    from PIL import Image, ImageOps

    try:
        with Image.open(path) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise SpecError(
            f"The picture {path} can't be read: {error}.", "Take it out of the folder of samples."
        ) from error
    upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    return Frame.from_rgb(np.asarray(upright))
