"""Decides what MIL's operations read from images at coordinates that other tensors hold.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15/image_resizing.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops.arguments import Array, affordable
from generator.mil.ops.registry import Operations

operations = Operations()

_PADDING_MODES = ("constant", "border", "reflection", "symmetric")
_COORDINATES_MODES = ("unnormalized", "normalized_minus_one_to_one", "normalized_zero_to_one")


@operations.define("resample")
def resample(
    x: Array,
    coordinates: Array,
    sampling_mode: str,
    padding_mode: str,
    padding_value: Array,
    coordinates_mode: str,
    align_corners: Array,
) -> Array:
    """`[B, C, h, w]`: images `[B, C, H, W]` at coordinates `[B, h, w, 2]`, of which the first one goes along the width.

    PyTorch's `grid_sample`, with more kinds of padding: `reflection` turns at a border pixel's centre, `symmetric` at
    its edge.

    Raises:
        ValueError: an unknown mode, coordinates that aren't finite, or not one set of them for each image.
    """
    if sampling_mode not in {"bilinear", "nearest"}:
        raise ValueError(f"sampling mode {sampling_mode!r} is neither bilinear nor nearest")
    if padding_mode not in _PADDING_MODES or coordinates_mode not in _COORDINATES_MODES:
        raise ValueError(f"padding {padding_mode!r} or coordinates {coordinates_mode!r} aren't known")
    if len(coordinates) != len(x) or not np.isfinite(coordinates).all():
        raise ValueError(f"{len(coordinates)} sets of coordinates for {len(x)} images, or not finite")
    affordable((*coordinates.shape[:3], x.shape[1]))
    places = coordinates.astype(np.float64)
    rows, columns = (
        _inside(_pixels(places[..., axis], size, coordinates_mode, bool(align_corners)), size, padding_mode)
        for axis, size in ((1, x.shape[2]), (0, x.shape[3]))
    )
    fill = np.asarray(padding_value if padding_mode == "constant" else 0).astype(x.dtype)
    if sampling_mode == "nearest":
        return np.moveaxis(_read(x, np.round(rows), np.round(columns), fill), -1, 1)
    return _bilinear(x, rows, columns, fill)


@operations.define("affine")
def affine(
    x: Array,
    transform_matrix: Array,
    output_height: Array,
    output_width: Array,
    sampling_mode: str,
    padding_mode: str,
    padding_value: Array,
    coordinates_mode: str,
    align_corners: Array,
) -> Array:
    """`resample` where matrices `[B or 1, 6]` (`x' = a0 x + a1 y + a2`, `y' = b0 x + b1 y + b2`) send each pixel."""
    height, width = int(output_height), int(output_width)
    affordable((len(x), height, width, max(2, x.shape[1])))
    if coordinates_mode != "normalized_minus_one_to_one":
        raise ValueError(f"coordinates {coordinates_mode!r} aren't known")
    y, x_across = (_normalized(size, bool(align_corners)) for size in (height, width))
    grid = np.stack([*np.broadcast_arrays(x_across[np.newaxis, :], y[:, np.newaxis]), np.ones((height, width))])
    matrices = np.broadcast_to(transform_matrix.astype(np.float64).reshape(-1, 2, 3), (len(x), 2, 3))
    places = np.moveaxis(np.tensordot(matrices, grid, axes=1), 1, -1)
    return resample(x, places, sampling_mode, padding_mode, padding_value, coordinates_mode, align_corners)


def _normalized(size: int, align_corners: bool) -> NDArray[np.float64]:
    """The pixels of an axis between -1 and 1, which are the outer pixels' centres or edges."""
    if align_corners:
        return np.linspace(-1, 1, size)
    return (2 * np.arange(size) + 1) / size - 1


def _pixels(places: NDArray[np.float64], size: int, mode: str, align_corners: bool) -> NDArray[np.float64]:
    """Coordinates counted in pixels from the first one's centre."""
    if mode == "unnormalized":
        return places
    unit = places if mode == "normalized_zero_to_one" else (places + 1) / 2
    return unit * (size - 1) if align_corners else unit * size - 0.5


def _inside(places: NDArray[np.float64], size: int, padding_mode: str) -> NDArray[np.float64]:
    """What padding makes of coordinates beyond the image; `constant` leaves them there."""
    if padding_mode == "constant":
        return places
    if padding_mode != "border" and size > 1:
        low = 0.0 if padding_mode == "reflection" else -0.5
        span = size - 1 - 2 * low
        places = low + span - np.abs((places - low) % (2 * span) - span)
    inside: NDArray[np.float64] = np.clip(places, 0, size - 1)
    return inside


def _read(x: Array, rows: NDArray[np.float64], columns: NDArray[np.float64], fill: Array) -> Array:
    """`[B, h, w, C]`: the pixels of whole coordinates, `fill` where there is none."""
    height, width = x.shape[2:]
    exists = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
    row, column = (np.clip(places, 0, size - 1).astype(np.int64) for places, size in ((rows, height), (columns, width)))
    image = np.arange(len(x))[:, np.newaxis, np.newaxis]
    return np.where(exists[..., np.newaxis], x[image, :, row, column], fill)


def _bilinear(x: Array, rows: NDArray[np.float64], columns: NDArray[np.float64], fill: Array) -> Array:
    top: NDArray[np.float64] = np.floor(rows)
    left: NDArray[np.float64] = np.floor(columns)
    down = (rows - top)[..., np.newaxis].astype(x.dtype)
    across = (columns - left)[..., np.newaxis].astype(x.dtype)
    upper = _read(x, top, left, fill) * (1 - across) + _read(x, top, left + 1.0, fill) * across
    lower = _read(x, top + 1.0, left, fill) * (1 - across) + _read(x, top + 1.0, left + 1.0, fill) * across
    return np.moveaxis(upper * (1 - down) + lower * down, -1, 1)
