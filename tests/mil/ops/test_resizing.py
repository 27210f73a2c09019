"""Resized images, compared with TensorFlow where a mode is one of its own, and with the documented positions."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, distinct, noise, same

TO_NHWC, TO_NCHW = (0, 2, 3, 1), (0, 3, 1, 2)
SIZES = [(3, 4), (7, 9), (10, 18), (1, 1), (4, 20), (5, 5)]


def bilinear_by_tensorflow(tf: Any, x: Any, size: tuple[int, int], **options: bool) -> Any:
    return tf.raw_ops.ResizeBilinear(images=x.transpose(TO_NHWC), size=size, **options).numpy().transpose(TO_NCHW)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("mode", "align_corners", "half_pixel_centers"),
    [("DEFAULT", False, False), ("STRICT_ALIGN_CORNERS", True, False), ("UNALIGN_CORNERS", False, True)],
)
def test_bilinear_modes_of_tensorflow(
    mode: str, align_corners: bool, half_pixel_centers: bool, size: tuple[int, int], tf: Any
) -> None:
    x = noise((2, 3, 5, 6))
    expected = bilinear_by_tensorflow(tf, x, size, align_corners=align_corners, half_pixel_centers=half_pixel_centers)
    height, width = map(np.int32, size)
    close(OPERATIONS["resize_bilinear"](x, height, width, mode), expected, 2e-6)
    shape = np.array([0, *size], np.int32)
    close(OPERATIONS["resize"](x, shape, np.uint32(2), "LINEAR", mode), expected, 2e-6)


@pytest.mark.parametrize(
    ("mode", "count", "expected"),
    [
        ("UNALIGN_CORNERS", 5, [0.0, 0.1, 0.5, 0.9, 1.0]),
        ("STRICT_ALIGN_CORNERS", 5, [0.0, 0.25, 0.5, 0.75, 1.0]),
        ("ALIGN_CORNERS", 5, [0.0, 0.25, 0.5, 0.75, 1.0]),
        ("DEFAULT", 5, [0.0, 0.4, 0.8, 1.0, 1.0]),
        ("OFFSET_CORNERS", 5, [0.1, 0.3, 0.5, 0.7, 0.9]),
        ("UNALIGN_CORNERS", 6, [0.0, 0.0, 1 / 3, 2 / 3, 1.0, 1.0]),
        ("DEFAULT", 6, [0.0, 1 / 3, 2 / 3, 1.0, 1.0, 1.0]),
        ("OFFSET_CORNERS", 6, [1 / 12, 0.25, 5 / 12, 7 / 12, 0.75, 11 / 12]),
        ("STRICT_ALIGN_CORNERS", 1, [0.0]),
        ("ALIGN_CORNERS", 1, [0.5]),
    ],
)
def test_positions_as_in_the_documentation(mode: str, count: int, expected: list[float]) -> None:
    x = np.array([0, 1], np.float32).reshape(1, 1, 2)
    result = OPERATIONS["resize_bilinear"](x, np.int32(1), np.int32(count), mode)
    close(result.reshape(-1), expected)
    close(OPERATIONS["resize"](x, np.array([count]), np.uint32(1), "LINEAR", mode).reshape(-1), expected)


@pytest.mark.parametrize("factors", [(2, 3), (1.5, 2.0), (0.5, 1.7)])
@pytest.mark.parametrize(
    ("options", "align_corners", "half_pixel_centers"),
    [
        ({}, True, False),
        ({"align_corners": np.bool_(False)}, False, True),
        ({"align_corners": np.bool_(False), "half_pixel_centers": np.bool_(True)}, False, True),
        ({"align_corners": np.bool_(False), "half_pixel_centers": np.bool_(False)}, False, False),
    ],
)
def test_upsample_bilinear(
    options: dict[str, Any], align_corners: bool, half_pixel_centers: bool, factors: tuple[float, float], tf: Any
) -> None:
    x = noise((1, 2, 5, 6))
    size = (int(5 * factors[0]), int(6 * factors[1]))
    expected = bilinear_by_tensorflow(tf, x, size, align_corners=align_corners, half_pixel_centers=half_pixel_centers)
    close(OPERATIONS["upsample_bilinear"](x, *map(np.float32, factors), **options), expected, 2e-6)


def test_a_factor_is_applied_in_float32_as_declared_shapes_are() -> None:
    # 0.9 in float32 is less than 0.9, and 10 times that less than 9, but for float32's rounding.
    assert OPERATIONS["upsample_bilinear"](noise((1, 10, 10)), np.float32(0.9), np.float32(0.9)).shape == (1, 9, 9)


@pytest.mark.parametrize("size", SIZES)
def test_nearest_neighbour_by_centre(size: tuple[int, int], tf: Any) -> None:
    x = distinct((2, 3, 5, 6))
    expected = tf.image.resize(x.transpose(TO_NHWC), size, "nearest").numpy().transpose(TO_NCHW)
    same(OPERATIONS["resize_nearest_neighbor"](x, *map(np.int32, size)), expected)
    shape = np.array(size, np.int32)
    same(OPERATIONS["resize"](x, shape, np.uint32(2), interpolation_mode="NEAREST_NEIGHBOR"), expected)


@pytest.mark.parametrize("factors", [(2, 3), (1, 1), (1.6, 2.5)])
def test_upsample_nearest_neighbour_by_corner(factors: tuple[float, float], tf: Any) -> None:
    x = distinct((2, 3, 5, 6))
    size = (int(5 * factors[0]), int(6 * factors[1]))
    expected = tf.raw_ops.ResizeNearestNeighbor(images=x.transpose(TO_NHWC), size=size).numpy().transpose(TO_NCHW)
    same(OPERATIONS["upsample_nearest_neighbor"](x, *map(np.float32, factors)), expected)


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("STRICT_ALIGN_CORNERS", [1, 2, 3, 3, 4]),
        ("UNALIGN_CORNERS", [1, 2, 3, 3, 4]),
        ("OFFSET_CORNERS", [1, 2, 3, 3, 4]),
    ],
)
def test_nearest_neighbour_in_other_modes_rounds_the_position(mode: str, expected: list[int]) -> None:
    x = np.arange(1, 5, dtype=np.float32)
    result = OPERATIONS["resize"](x, np.array([5]), np.uint32(1), "NEAREST_NEIGHBOR", mode)
    same(result, np.array(expected, np.float32))


def test_resize_keeps_dimensions_of_0_and_those_further_left() -> None:
    x = noise((2, 3, 4, 5))
    result = OPERATIONS["resize"](x, np.array([99, 0, 8, 0], np.int32), np.uint32(3))
    assert result.shape == (2, 3, 8, 5)
    close(result, OPERATIONS["resize_bilinear"](x, np.int32(8), np.int32(5)))


def test_resize_of_rank_5_as_in_apples_test() -> None:
    x = np.array([-6.174, 9.371], np.float32).reshape(1, 1, 1, 2, 1)
    result = OPERATIONS["resize"](x, np.array([1, 1, 3, 2]), np.uint32(2), "NEAREST_NEIGHBOR", "DEFAULT")
    same(result, np.array([-6.174, -6.174, 9.371, 9.371, 9.371, 9.371], np.float32).reshape(1, 1, 1, 3, 2))


@pytest.mark.parametrize(
    "arguments",
    [
        {"interpolation_mode": "CUBIC"},
        {"sampling_mode": "SOMEWHERE"},
        {"resized_dims": np.uint32(3)},
        {"shape": np.array([1, 1, 1, 8, 8])},
        {"shape": np.array([2**31 - 1, 2**31 - 1])},
        {"x": np.zeros((1, 1, 4, 4), np.int32)},
    ],
)
def test_resize_refuses_what_has_no_meaning(arguments: dict[str, Any]) -> None:
    given = {"x": noise((1, 1, 4, 4)), "shape": np.array([8, 8]), "resized_dims": np.uint32(2), **arguments}
    with pytest.raises(ValueError, match=r"mode|can't be|isn't defined"):
        OPERATIONS["resize"](**given)


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("resize_bilinear", (np.int32(2**31 - 1), np.int32(2**31 - 1))),
        ("resize_nearest_neighbor", (np.int32(2**31 - 1), np.int32(1))),
        ("upsample_bilinear", (np.float32(1e8), np.float32(1e8))),
        ("upsample_nearest_neighbor", (np.float32(1e8), np.float32(1))),
    ],
)
def test_astronomical_sizes_end_in_an_error(operation: str, arguments: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS[operation](noise((1, 1, 4, 4)), *arguments)
