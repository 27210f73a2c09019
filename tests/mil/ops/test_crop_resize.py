"""Boxes of images, compared with TensorFlow, with a loop over pixels and with coremltools' own examples."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import close, distinct, noise, same

TO_NHWC, TO_NCHW = (0, 2, 3, 1), (0, 3, 1, 2)
INSIDE = np.array([[0.1, 0.2, 0.7, 0.9], [0.0, 0.0, 1.0, 1.0], [0.5, 0.25, 0.5, 0.75]], np.float32)
BEYOND = np.array([[-0.2, 0.3, 0.6, 1.2], [0.1, 0.3, 1.3, 1.0]], np.float32)
INVERTED = np.array([[0.9, 0.2, 0.1, 0.8], [0.5, 1.8, 1.0, 0.3], [0.7, 0.9, 0.2, 0.1]], np.float32)


@pytest.mark.parametrize("size", [(3, 4), (1, 1), (7, 2)])
@pytest.mark.parametrize("boxes", [INSIDE, BEYOND, INVERTED])
def test_aligned_corners_are_tensorflows(boxes: Any, size: tuple[int, int], tf: Any) -> None:
    x, images = noise((2, 3, 5, 6)), np.array([1, 0, 1][: len(boxes)], np.int32)
    expected = tf.image.crop_and_resize(x.transpose(TO_NHWC), boxes, images, size, extrapolation_value=7.5).numpy()
    options = {
        "target_height": np.int32(size[0]),
        "target_width": np.int32(size[1]),
        "normalized_coordinates": np.bool_(True),
        "sampling_mode": "ALIGN_CORNERS",
        "pad_value": np.float32(7.5),
    }
    result = OPERATIONS["crop_resize"](x, boxes=boxes, box_indices=images, **options)
    close(result, expected.transpose(TO_NCHW), 5e-6)
    regions = np.concatenate([images[:, np.newaxis].astype(np.float32), boxes], axis=1).reshape(-1, 1, 5, 1, 1)
    same(OPERATIONS["crop_resize"](x, regions, **options), result[:, np.newaxis])


@pytest.mark.parametrize("index", [0, 1])
def test_regions_without_an_image_are_of_every_image(index: int) -> None:
    x, boxes = noise((2, 3, 5, 6)), 4 * INSIDE
    options = {"target_height": np.int32(2), "target_width": np.int32(3), "sampling_mode": "OFFSET_CORNERS"}
    result = OPERATIONS["crop_resize"](x, boxes.reshape(-1, 1, 4, 1, 1), **options)
    assert result.shape == (3, 2, 3, 2, 3)
    of_one = OPERATIONS["crop_resize"](x, boxes=boxes, box_indices=np.full(3, index), **options)
    same(result[:, index], of_one)


def position(start: float, end: float, i: int, count: int, mode: str) -> float:
    """The documented formulas, with the ends of a box."""
    if mode in {"STRICT_ALIGN_CORNERS", "ALIGN_CORNERS"}:
        if count == 1:
            return start if mode.startswith("STRICT") else (start + end) / 2
        return start + i * (end - start) / (count - 1)
    if mode == "OFFSET_CORNERS":
        delta = max(1, end - start) / count
        return start + delta / 2 + i * delta
    spacing = (end - start + 1) / count
    if mode == "UNALIGN_CORNERS":
        return start + i * spacing + 0.5 * spacing - 0.5
    return min(end, start + i * spacing)


def pixel(image: Any, row: float, column: float) -> float:
    row, column = min(max(row, 0), image.shape[0] - 1), min(max(column, 0), image.shape[1] - 1)
    top, left = math.floor(row), math.floor(column)
    bottom, right = min(top + 1, image.shape[0] - 1), min(left + 1, image.shape[1] - 1)
    upper = image[top, left] * (1 - column + left) + image[top, right] * (column - left)
    lower = image[bottom, left] * (1 - column + left) + image[bottom, right] * (column - left)
    return float(upper * (1 - row + top) + lower * (row - top))


@pytest.mark.parametrize(
    "mode", ["DEFAULT", "STRICT_ALIGN_CORNERS", "ALIGN_CORNERS", "UNALIGN_CORNERS", "OFFSET_CORNERS"]
)
@pytest.mark.parametrize("size", [(3, 4), (1, 1), (7, 2)])
@pytest.mark.parametrize("boxes", [4 * INSIDE, 4 * BEYOND])
def test_sampling_modes(boxes: Any, size: tuple[int, int], mode: str) -> None:
    x = noise((1, 1, 5, 6))
    options = {"target_height": np.int32(size[0]), "target_width": np.int32(size[1]), "sampling_mode": mode}
    of_ios_15 = OPERATIONS["crop_resize"](x, boxes.reshape(-1, 1, 4, 1, 1), **options)[:, 0, 0]
    of_ios_17 = OPERATIONS["crop_resize"](x, boxes=boxes, box_indices=np.zeros(len(boxes), np.uint16), **options)[:, 0]
    for n, i, j in np.ndindex(len(boxes), *size):
        top, left, bottom, right = map(float, boxes[n])
        row, column = position(top, bottom, i, size[0], mode), position(left, right, j, size[1], mode)
        expected = pytest.approx(pixel(x[0, 0], row, column), abs=5e-6)
        assert of_ios_15[n, i, j] == expected
        assert of_ios_17[n, i, j] == (expected if 0 <= row <= 4 and 0 <= column <= 5 else 0)


@pytest.mark.parametrize(
    ("mode", "columns"),
    [
        ("CORNERS_WIDTH_FIRST", lambda t, l, b, r: (l, t, r, b)),  # noqa: E741 - left
        ("CENTER_SIZE_HEIGHT_FIRST", lambda t, l, b, r: ((t + b) / 2, (l + r) / 2, b - t, r - l)),  # noqa: E741 - left
        ("CENTER_SIZE_WIDTH_FIRST", lambda t, l, b, r: ((l + r) / 2, (t + b) / 2, r - l, b - t)),  # noqa: E741 - left
    ],
)
def test_box_coordinates(mode: str, columns: Any) -> None:
    x, options = noise((3, 2, 5, 6)), {"target_height": np.int32(3), "target_width": np.int32(2)}
    expected = OPERATIONS["crop_resize"](x, boxes=4 * INSIDE, **options)
    boxes = np.stack(columns(*(4 * INSIDE).T), axis=1)
    close(OPERATIONS["crop_resize"](x, boxes=boxes, box_coordinate_mode=mode, **options), expected)
    halved = OPERATIONS["crop_resize"](
        x, boxes=2 * boxes, box_coordinate_mode=mode, spatial_scale=np.float32(0.5), **options
    )
    close(halved, expected)


@pytest.mark.parametrize(
    ("box", "size", "expected"),
    [
        ([1, 1, 2, 2], 2, [6, 7, 10, 11]),
        ([1, 1, 2, 2], 1, [8.5]),
        ([2, 2, 1, 1], 2, [11, 10, 7, 6]),
    ],
)
def test_apples_examples(box: list[float], size: int, expected: list[float]) -> None:
    roi = np.array(box, np.float32).reshape(1, 1, 4, 1, 1)
    options = {"target_height": np.int32(size), "target_width": np.int32(size), "sampling_mode": "ALIGN_CORNERS"}
    close(OPERATIONS["crop_resize"](distinct((1, 1, 4, 4)), roi, **options).reshape(-1), expected)


def test_apples_example_of_an_unaligned_box_that_starts_behind_the_image() -> None:
    roi = np.array([2, 2, 1, 1], np.float32).reshape(1, 1, 4, 1, 1)
    result = OPERATIONS["crop_resize"](
        distinct((1, 1, 4, 4)),
        roi,
        target_height=np.int32(2),
        target_width=np.int32(2),
        normalized_coordinates=np.bool_(True),
        sampling_mode="UNALIGN_CORNERS",
    )
    close(result.reshape(-1), [3.5, 5.5, 11.5, 13.5])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"boxes": np.array([[2.0, 2, 1, 1]]), "sampling_mode": "UNALIGN_CORNERS"}, "end before they start"),
        ({"boxes": np.zeros((1, 4)), "sampling_mode": "SOMEWHERE"}, "sampling mode"),
        ({"boxes": np.zeros((1, 4)), "box_coordinate_mode": "POLAR"}, "box coordinate mode"),
        ({"boxes": np.zeros((1, 4)), "box_indices": np.array([1])}, "isn't among 1"),
        ({"boxes": np.zeros((2, 4))}, "isn't among 1"),
        ({"boxes": np.zeros((1, 3))}, "boxes of shape"),
        ({"boxes": np.full((1, 4), np.nan)}, "not finite"),
        ({"boxes": np.zeros((1, 4)), "target_height": np.int32(2**29)}, "can't be made"),
        ({}, "neither"),
    ],
)
def test_boxes_without_a_meaning_are_refused(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        OPERATIONS["crop_resize"](distinct((1, 1, 4, 4)), **arguments)
