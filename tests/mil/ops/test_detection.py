"""Non-maximum suppression, compared with TensorFlow's, class by class."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from generator.mil.ops import OPERATIONS
from tests.support.arrays import noise, same

BOXES, CLASSES = 40, 3


def boxes_and_scores(images: int = 2) -> tuple[Any, Any]:
    """`[n, B, 4]` (centre, size) with many overlaps, and `[n, B, K]` without equal scores."""
    random = np.random.default_rng(7)
    centres, sizes = random.uniform(0, 10, (images, BOXES, 2)), random.uniform(1, 5, (images, BOXES, 2))
    return np.concatenate([centres, sizes], axis=2).astype(np.float32), noise((images, BOXES, CLASSES))


def suppressed_by_tensorflow(tf: Any, boxes: Any, scores: Any, most: int, iou: float, threshold: float) -> list[int]:
    """The indices of one image's boxes, best first."""
    half = boxes[:, 2:] / 2
    corners = np.concatenate([boxes[:, :2] - half, boxes[:, :2] + half], axis=1)
    found = tf.image.non_max_suppression(corners[:, [1, 0, 3, 2]], scores, most, iou, threshold)
    return [int(index) for index in found]


@pytest.mark.parametrize("most", [5, 60])
@pytest.mark.parametrize("iou", [0.0, 0.2, 0.7, 1.0])
@pytest.mark.parametrize("threshold", [-100.0, 0.8])
def test_keeps_tensorflows_boxes(most: int, iou: float, threshold: float, tf: Any) -> None:
    boxes, scores = boxes_and_scores()
    kept_boxes, kept_scores, indices, numbers = OPERATIONS["non_maximum_suppression"](
        boxes, scores, np.float32(iou), np.int32(most), np.float32(threshold)
    )
    for image in range(2):
        expected = suppressed_by_tensorflow(tf, boxes[image], scores[image].max(1), most, iou, threshold)
        number = len(expected)
        assert numbers[image] == number
        assert indices[image].tolist() == expected + [-1] * (most - number)
        same(kept_boxes[image, :number], boxes[image, expected])
        same(kept_scores[image, :number], scores[image, expected])
        assert not kept_boxes[image, number:].any()
        assert not kept_scores[image, number:].any()


@pytest.mark.parametrize("most", [4, 60])
@pytest.mark.parametrize("threshold", [-100.0, 0.8])
def test_boxes_of_different_classes_do_not_suppress_each_other(most: int, threshold: float, tf: Any) -> None:
    boxes, scores = boxes_and_scores(1)
    classes, best = scores[0].argmax(1), scores[0].max(1)
    expected: list[int] = []
    for group in range(CLASSES):
        of_group = np.where(classes == group, best, -1000)
        expected += suppressed_by_tensorflow(tf, boxes[0], of_group, 60, 0.2, max(threshold, -999))
    expected.sort(key=lambda index: -best[index])
    _, _, indices, numbers = OPERATIONS["non_maximum_suppression"](
        boxes, scores, np.float32(0.2), np.int32(most), np.float32(threshold), np.bool_(True)
    )
    assert indices[0, : numbers[0]].tolist() == expected[:most]


def test_layout_of_ios_17() -> None:
    boxes, scores = boxes_and_scores()
    old = OPERATIONS["non_maximum_suppression"](boxes, scores, np.float32(0.3), np.int32(50), np.float32(-1000))
    new = OPERATIONS["non_maximum_suppression"](
        boxes.swapaxes(1, 2), scores.swapaxes(1, 2), np.float32(0.3), np.int32(50)
    )
    assert len(new) == 3
    same(new[0], old[0].swapaxes(1, 2))
    same(new[1], old[1].swapaxes(1, 2))
    same(new[2], old[2])


def test_the_best_box_stays_if_none_reaches_the_threshold() -> None:
    boxes, scores = boxes_and_scores(1)
    _, _, indices, numbers = OPERATIONS["non_maximum_suppression"](
        boxes, scores, np.float32(0.3), np.int32(5), np.float32(1000)
    )
    assert indices[0].tolist() == [int(scores[0].max(1).argmax()), -1, -1, -1, -1]
    assert numbers.tolist() == [1]


def test_apples_example() -> None:
    boxes = np.repeat(np.arange(4, dtype=np.float32), 4).reshape(1, 4, 4)
    scores = np.array([[[-3.5], [9.4], [2.3], [0.7]]], np.float32)
    _, kept_scores, indices, numbers = OPERATIONS["non_maximum_suppression"](
        boxes, scores, np.float32(0.2), np.int32(2), np.float32(0.4), np.bool_(True)
    )
    same(kept_scores, np.array([[[9.4], [2.3]]], np.float32))
    same(indices, np.array([[1, 2]], np.int32))
    same(numbers, np.array([2], np.int32))


def test_boxes_without_an_area_do_not_overlap() -> None:
    boxes, scores = np.zeros((1, 3, 4), np.float32), np.array([[[1.0], [3.0], [2.0]]], np.float32)
    _, _, indices, _ = OPERATIONS["non_maximum_suppression"](boxes, scores, np.float32(0.5), np.int32(3), np.float32(0))
    assert indices.tolist() == [[1, 2, 0]]


def test_no_boxes_are_kept_of_none() -> None:
    outputs = OPERATIONS["non_maximum_suppression"](
        np.zeros((1, 0, 4), np.float32), np.zeros((1, 0, 2), np.float32), np.float32(0.5), np.int32(2), np.float32(0)
    )
    assert outputs[3].tolist() == [0]


def test_an_astronomical_number_of_boxes_ends_in_an_error() -> None:
    boxes, scores = boxes_and_scores(1)
    with pytest.raises(ValueError, match="can't be made"):
        OPERATIONS["non_maximum_suppression"](boxes, scores, np.float32(0.5), np.int32(2**31 - 1), np.float32(0))


def test_an_astronomical_number_of_comparisons_ends_in_an_error() -> None:
    boxes, scores = np.zeros((1, 2**20, 4), np.float32), np.zeros((1, 2**20, 1), np.float32)
    with pytest.raises(ValueError, match="comparisons"):
        OPERATIONS["non_maximum_suppression"](boxes, scores, np.float32(0.5), np.int32(2**20), np.float32(0))
