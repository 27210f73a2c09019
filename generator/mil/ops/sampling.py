"""Decides where MIL's sampling modes read between pixels, and what stands there.

Formulas: the notes of `resize_bilinear` in coremltools, `converters/mil/mil/ops/defs/iOS15/image_resizing.py`, with an
image's first and last pixel as `start` and `end`; `crop_resize` uses them with those of a box.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops.arguments import Array, along_axis, axis_index

SAMPLING_MODES = ("DEFAULT", "STRICT_ALIGN_CORNERS", "ALIGN_CORNERS", "UNALIGN_CORNERS", "OFFSET_CORNERS")


def positions(start: NDArray[np.float64], end: NDArray[np.float64], count: int, mode: str) -> NDArray[np.float64]:
    """`count` positions along an interval of pixels, `[*start.shape, count]`; some lie outside of it.

    Raises:
        ValueError: MIL has no such mode.
    """
    if mode not in SAMPLING_MODES:
        raise ValueError(f"sampling mode {mode!r} is none of {', '.join(SAMPLING_MODES)}")
    first, last = np.asarray(start, np.float64)[..., np.newaxis], np.asarray(end, np.float64)[..., np.newaxis]
    steps = np.arange(count, dtype=np.float64)
    places: NDArray[np.float64]
    if mode == "OFFSET_CORNERS":
        places = first + (steps + 0.5) * np.maximum(1, last - first) / count
    elif mode == "UNALIGN_CORNERS":
        places = first + (steps + 0.5) * (last - first + 1) / count - 0.5
    elif mode == "DEFAULT":
        places = np.minimum(first + steps * (last - first + 1) / count, last)
    elif count > 1:
        places = first + steps * (last - first) / (count - 1)
    else:
        places = first if mode == "STRICT_ALIGN_CORNERS" else (first + last) / 2
    return places


def image_positions(size: int, count: int, mode: str) -> NDArray[np.float64]:
    """`count` positions along a whole image of `size` pixels, all of them inside."""
    inside: NDArray[np.float64] = np.clip(positions(np.zeros(()), np.asarray(size - 1.0), count, mode), 0, size - 1)
    return inside


def linear(x: Array, places: NDArray[np.float64], axis: int) -> Array:
    """Values at `places` along `axis`, between two neighbours in proportion to the distance.

    Raises:
        ValueError: `x` has integers, for which MIL doesn't say how to round.
    """
    if x.dtype.kind != "f":
        raise ValueError("linear interpolation of integers isn't defined")
    along = axis_index(axis, x.ndim)
    lower = np.floor(places).astype(np.int64)
    upper = np.minimum(lower + 1, x.shape[along] - 1)
    weight = along_axis((places - lower).astype(x.dtype), along, x.ndim)
    interpolated: Array = np.take(x, lower, along) * (1 - weight) + np.take(x, upper, along) * weight
    return interpolated
