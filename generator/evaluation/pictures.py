"""Decides how a picture file becomes a frame: upright, RGB, of bounded size, or damaged with the reason."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from generator.processing import Frame

if TYPE_CHECKING:
    from PIL import Image

PICTURE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".webp", ".gif", ".tif", ".tiff"})
MOST_PIXELS = 2**27
"""Of one picture: 134 million, more than the cameras of phones give."""

_MOST_BYTES = 2**28
_SIXTEEN_BITS = frozenset({"I;16", "I;16B", "I;16L", "I;16N"})


class DamagedPictureError(Exception):
    """A picture that can't be read.

    Attributes:
        path: of the file.
        reason: why, without a full stop.
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def read_picture(path: Path) -> Frame:
    """The picture at `path`, its first frame if it moves: upright by its EXIF orientation, RGB, 8 bits a channel.

    Transparency is left out, as the loaders of training frameworks do; grey of 16 bits keeps the upper eight.

    Raises:
        DamagedPictureError: it is missing, no picture, damaged, or has more than `MOST_PIXELS`.
    """
    return decode_picture(read_content(path), path)


def read_content(path: Path) -> bytes:
    """The bytes of the file at `path`; raises `DamagedPictureError` if it can't be read, is no file, or is huge."""
    try:
        if not path.is_file():
            raise DamagedPictureError(path, "it is not a file" if path.exists() else "it does not exist")
        if path.stat().st_size > _MOST_BYTES:
            raise DamagedPictureError(path, f"it has more than {_MOST_BYTES >> 20} MB")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise DamagedPictureError(path, getattr(error, "strerror", None) or str(error)) from error


def decode_picture(content: bytes, path: Path) -> Frame:
    """The same as `read_picture` for a file's `content`; `path` names it in errors."""
    import numpy as np
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise DamagedPictureError(path, f"it has {picture.width}×{picture.height} pixels, too many to read")
            return Frame.from_rgb(np.asarray(_in_eight_bits(ImageOps.exif_transpose(picture)).convert("RGB")))
    except (DamagedPictureError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise DamagedPictureError(path, "it has too many pixels to read") from error
    except UnidentifiedImageError as error:
        raise DamagedPictureError(path, "it is no picture, or of an unknown kind") from error
    # Pillow's decoders raise anything for a damaged file.
    except Exception as error:
        raise DamagedPictureError(path, str(error) or type(error).__name__) from error


def _in_eight_bits(picture: Image.Image) -> Image.Image:
    """Pillow would clip 16 bits to 255, which leaves white."""
    import numpy as np
    from PIL import Image

    if picture.mode not in _SIXTEEN_BITS:
        return picture
    return Image.fromarray((np.asarray(picture).astype(np.uint16) >> 8).astype(np.uint8))
