"""Decides when a committed picture still is what the app looks like."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

# Another processor may round the edge of a glyph differently; a changed word or colour is far beyond both.
SAME_COLOR = 16
FEW_PIXELS = 20


def difference(committed: Path, drawn: Path) -> str | None:
    """What sets the two pictures apart, in words; None if nothing does."""
    with Image.open(committed) as one, Image.open(drawn) as other:
        if one.size != other.size:
            return f"{committed.name} is {one.size[0]} × {one.size[1]}, the app draws {other.size[0]} × {other.size[1]}"
        colors = [np.asarray(picture.convert("RGB"), dtype=np.int16) for picture in (one, other)]
    count = int(np.count_nonzero(np.abs(colors[0] - colors[1]).max(axis=2) > SAME_COLOR))
    return f"{committed.name} differs in {count} pixels" if count > FEW_PIXELS else None
