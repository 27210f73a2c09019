"""Decides what MIL's operations that resize whole images compute; images are the last two dimensions.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15`, `iOS16` and `iOS17`, `image_resizing.py`. Which pixel is
the nearest one stands nowhere in them: it is what coremltools' own tests of these operations expect.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops.arguments import Array, affordable, integers
from generator.mil.ops.registry import Operations
from generator.mil.ops.sampling import image_positions, linear

operations = Operations()


@operations.define("resize_bilinear")
def resize_bilinear(
    x: Array,
    target_size_height: Array | int = 1,
    target_size_width: Array | int = 1,
    sampling_mode: str = "DEFAULT",
) -> Array:
    """To a size, in the given sampling mode. `DEFAULT` is TensorFlow's without half-pixel centres."""
    height, width = _affordable_size(x, int(target_size_height), int(target_size_width))
    rows = linear(x, image_positions(x.shape[-2], height, sampling_mode), -2)
    return linear(rows, image_positions(x.shape[-1], width, sampling_mode), -1)


@operations.define("upsample_bilinear")
def upsample_bilinear(
    x: Array,
    scale_factor_height: Array | float = 1,
    scale_factor_width: Array | float = 1,
    align_corners: Array | bool = True,
    half_pixel_centers: Array | bool | None = None,
) -> Array:
    """By factors; what positions are computed from is the rounded size, not the factor.

    `half_pixel_centers` (iOS 16) defaults to the opposite of `align_corners`.
    """
    height, width = _scaled(x.shape[-2], scale_factor_height), _scaled(x.shape[-1], scale_factor_width)
    centred = not align_corners if half_pixel_centers is None else bool(half_pixel_centers)
    mode = "STRICT_ALIGN_CORNERS" if align_corners else "UNALIGN_CORNERS" if centred else "DEFAULT"
    return resize_bilinear(x, height, width, mode)


@operations.define("resize_nearest_neighbor", exact=True)
def resize_nearest_neighbor(x: Array, target_size_height: Array, target_size_width: Array) -> Array:
    """To a size; the pixel that holds the centre of the new one, as `tf.image.resize`."""
    height, width = _affordable_size(x, int(target_size_height), int(target_size_width))
    rows = np.take(x, _nearest_by_centre(x.shape[-2], height), -2)
    return np.take(rows, _nearest_by_centre(x.shape[-1], width), -1)


@operations.define("upsample_nearest_neighbor", exact=True)
def upsample_nearest_neighbor(
    x: Array, scale_factor_height: Array | float = 1, scale_factor_width: Array | float = 1
) -> Array:
    """By factors; the pixel that holds the top left corner of the new one."""
    height, width = _affordable_size(
        x, _scaled(x.shape[-2], scale_factor_height), _scaled(x.shape[-1], scale_factor_width)
    )
    rows = np.take(x, _nearest_by_corner(x.shape[-2], height), -2)
    return np.take(rows, _nearest_by_corner(x.shape[-1], width), -1)


@operations.define("resize")
def resize(
    x: Array,
    shape: Array,
    resized_dims: Array,
    interpolation_mode: str = "LINEAR",
    sampling_mode: str = "DEFAULT",
) -> Array:
    """The last `resized_dims` dimensions to the last sizes of `shape`; 0 leaves a dimension as it is.

    Raises:
        ValueError: an unknown mode, or fewer sizes or dimensions than are to be resized.
    """
    count = int(resized_dims)
    wanted = integers(shape)
    if interpolation_mode not in {"LINEAR", "NEAREST_NEIGHBOR"}:
        raise ValueError(f"interpolation mode {interpolation_mode!r} is neither LINEAR nor NEAREST_NEIGHBOR")
    if not 0 <= count <= len(wanted) <= x.ndim:
        raise ValueError(f"{count} dimensions of {x.ndim} can't be resized to {len(wanted)} sizes")
    sizes = [new or old for new, old in zip(wanted[len(wanted) - count :], x.shape[x.ndim - count :], strict=True)]
    affordable((*x.shape[: x.ndim - count], *sizes))
    for axis, size in enumerate(sizes, x.ndim - count):
        if interpolation_mode == "LINEAR":
            x = linear(x, image_positions(x.shape[axis], size, sampling_mode), axis)
        else:
            x = np.take(x, _nearest(x.shape[axis], size, sampling_mode), axis)
    return x


def _affordable_size(x: Array, height: int, width: int) -> tuple[int, int]:
    affordable((*x.shape[:-2], max(height, x.shape[-2]), max(width, x.shape[-1])))
    return height, width


def _scaled(size: int, factor: Array | float) -> int:
    """Rounded down in float32, as coremltools computes the declared shape."""
    return int(np.floor(np.float32(factor) * np.float32(size)))


def _nearest(size: int, count: int, mode: str) -> NDArray[np.int64]:
    if mode == "DEFAULT":
        return _nearest_by_centre(size, count)
    nearest: NDArray[np.int64] = np.floor(image_positions(size, count, mode) + 0.5).astype(np.int64)
    return np.clip(nearest, 0, size - 1)


def _nearest_by_centre(size: int, count: int) -> NDArray[np.int64]:
    """`floor((i + 0.5) * size / count)`, in integers, for a quotient may be a whole number."""
    return (2 * np.arange(count, dtype=np.int64) + 1) * size // (2 * count)


def _nearest_by_corner(size: int, count: int) -> NDArray[np.int64]:
    """`floor(i * size / count)`, in integers."""
    return np.arange(count, dtype=np.int64) * size // count
