"""Decides what MIL's `crop_resize` reads from an image for each of its boxes.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15`, `iOS16` and `iOS17`, `image_resizing.py`.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops.arguments import Array, affordable
from generator.mil.ops.registry import Operations
from generator.mil.ops.sampling import positions

operations = Operations()

_BOX_MODES = ("CORNERS_HEIGHT_FIRST", "CORNERS_WIDTH_FIRST", "CENTER_SIZE_HEIGHT_FIRST", "CENTER_SIZE_WIDTH_FIRST")


@operations.define("crop_resize")
def crop_resize(
    x: Array,
    roi: Array | None = None,
    boxes: Array | None = None,
    box_indices: Array | None = None,
    target_height: Array | int = 1,
    target_width: Array | int = 1,
    normalized_coordinates: Array | bool = False,
    spatial_scale: Array | float = 1.0,
    box_coordinate_mode: str = "CORNERS_HEIGHT_FIRST",
    sampling_mode: str = "DEFAULT",
    pad_value: Array | float | None = None,
) -> Array:
    """Each box of an image, resized with bilinear interpolation.

    An inverted box is read backwards. What lies outside of the image is `pad_value`, as in `tf.image.crop_and_resize`.
    iOS 15 has none: there it is the nearest pixel of the border. iOS 16's default of 0 can't be told from that if a
    converter doesn't write it down; coremltools does.

    Args:
        x: images `[B, C, H, W]`.
        roi: until iOS 16, `[N, 1, 4, 1, 1]` for boxes of every image, or `[N, 1, 5, 1, 1]` with an image's index first.
        boxes: since iOS 17, `[N, 4]`.
        box_indices: since iOS 17, the image of each box; by default, one after another.
        target_height: of each crop.
        target_width: of each crop.
        normalized_coordinates: whether 1 is the last pixel's centre, rather than the second pixel's.
        spatial_scale: coordinates are multiplied by it.
        box_coordinate_mode: which coordinate is which; centres come with sizes.
        sampling_mode: where a crop's pixels lie in the box.
        pad_value: stands outside of the image; 0 by default with `boxes`.

    Returns:
        `[N, C, h, w]` for `boxes`; `[N, B, C, h, w]` or `[N, 1, C, h, w]` for `roi`.

    Raises:
        ValueError: an unknown mode, no or an impossible box, or no such image.
    """
    images, found, layout = _boxes(x, roi, boxes, box_indices)
    height, width = int(target_height), int(target_width)
    affordable((*layout, x.shape[1], height, width))
    last = np.array(x.shape[2:], np.float64) - 1
    corners = _corners(found, box_coordinate_mode) * float(np.asarray(spatial_scale))
    if normalized_coordinates:
        corners = corners * last
    rows = _positions(corners[:, 0, 0], corners[:, 1, 0], height, sampling_mode, last[0])
    columns = _positions(corners[:, 0, 1], corners[:, 1, 1], width, sampling_mode, last[1])
    crops = _bilinear(x, images, np.clip(rows, 0, last[0]), np.clip(columns, 0, last[1]))
    if pad_value is not None or boxes is not None:
        outside = ((rows < 0) | (rows > last[0]))[:, :, np.newaxis] | ((columns < 0) | (columns > last[1]))[
            :, np.newaxis
        ]
        crops = np.where(outside[:, np.newaxis], np.asarray(pad_value or 0).astype(x.dtype), crops)
    return crops.reshape(*layout, *crops.shape[1:])


def _boxes(
    x: Array, roi: Array | None, boxes: Array | None, box_indices: Array | None
) -> tuple[NDArray[np.int64], NDArray[np.float64], tuple[int, ...]]:
    """The image of each crop, its four coordinates, and how the result is laid out."""
    if boxes is not None:
        images = np.arange(len(boxes)) if box_indices is None else np.asarray(box_indices).astype(np.int64)
        return *_checked(images, boxes.astype(np.float64), len(x)), (len(boxes),)
    if roi is None:
        raise ValueError("there are neither boxes nor regions")
    regions = roi.reshape(len(roi), -1).astype(np.float64)
    if regions.shape[1] == 5:
        return *_checked(regions[:, 0].astype(np.int64), regions[:, 1:], len(x)), (len(roi), 1)
    images = np.tile(np.arange(len(x)), len(roi))
    return *_checked(images, np.repeat(regions, len(x), axis=0), len(x)), (len(roi), len(x))


def _checked(
    images: NDArray[np.int64], found: NDArray[np.float64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if found.shape != (len(images), 4) or not np.isfinite(found).all():
        raise ValueError(f"boxes of shape {found.shape} for {len(images)} crops, or not finite")
    if np.any((images < 0) | (images >= count)):
        raise ValueError(f"a box is of an image that isn't among {count}")
    return images, found


def _corners(boxes: NDArray[np.float64], mode: str) -> NDArray[np.float64]:
    """`[N, 2, 2]`: start and end, of rows and columns."""
    if mode not in _BOX_MODES:
        raise ValueError(f"box coordinate mode {mode!r} is none of {', '.join(_BOX_MODES)}")
    pairs = boxes.reshape(-1, 2, 2)
    if mode.endswith("WIDTH_FIRST"):
        pairs = pairs[:, :, ::-1]
    if mode.startswith("CORNERS"):
        return pairs
    centre, size = pairs[:, 0], pairs[:, 1]
    return np.stack([centre - size / 2, centre + size / 2], axis=1)


def _positions(
    start: NDArray[np.float64], end: NDArray[np.float64], count: int, mode: str, last: float
) -> NDArray[np.float64]:
    """Where each crop's pixels lie along one axis.

    `UNALIGN_CORNERS` is documented for a start before the end alone. coremltools' test of it has a box that starts
    behind the image and ends before its start, and expects the whole image; what other inverted boxes give isn't known.
    """
    if mode == "UNALIGN_CORNERS":
        inverted = end < start
        if np.any(inverted & (start <= last)):
            raise ValueError("UNALIGN_CORNERS isn't defined for boxes that end before they start")
        start, end = np.where(inverted, 0, start), np.where(inverted, last, end)
    return positions(start, end, count, mode)


def _bilinear(x: Array, images: NDArray[np.int64], rows: NDArray[np.float64], columns: NDArray[np.float64]) -> Array:
    """`[N, C, h, w]`: image `images[n]` at each of `rows[n]` and `columns[n]`, all of them inside of it."""
    top, left = np.floor(rows).astype(np.int64), np.floor(columns).astype(np.int64)
    bottom, right = np.minimum(top + 1, x.shape[2] - 1), np.minimum(left + 1, x.shape[3] - 1)
    down = (rows - top)[:, :, np.newaxis, np.newaxis].astype(x.dtype)
    across = (columns - left)[:, np.newaxis, :, np.newaxis].astype(x.dtype)

    def at(row: NDArray[np.int64], column: NDArray[np.int64]) -> Array:
        return x[images[:, np.newaxis, np.newaxis], :, row[:, :, np.newaxis], column[:, np.newaxis, :]]

    upper = at(top, left) * (1 - across) + at(top, right) * across
    lower = at(bottom, left) * (1 - across) + at(bottom, right) * across
    return np.moveaxis(upper * (1 - down) + lower * down, -1, 1)
