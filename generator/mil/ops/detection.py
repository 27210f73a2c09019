"""Decides which boxes MIL's `non_maximum_suppression` keeps.

Definitions: coremltools, `converters/mil/mil/ops/defs/iOS15` and `iOS17`, `tensor_operation.py`; what they leave open
(a box's class, the order of the result, an empty one) is what the model of Core ML in coremltools' tests of it does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from generator.mil.ops.arguments import Array, affordable
from generator.mil.ops.registry import Operations

operations = Operations()

MOST_COMPARISONS = 2**30
"""Half a minute's worth; 25,000 boxes with one another are fewer."""


@operations.define("non_maximum_suppression", exact=True)
def non_maximum_suppression(
    boxes: Array,
    scores: Array,
    iou_threshold: Array,
    max_boxes: Array,
    score_threshold: Array | None = None,
    per_class_suppression: Array | bool = False,
) -> tuple[Array, ...]:
    """The boxes with the greatest scores that don't overlap a better one too much, best first.

    A box's score is that of its best class. If none reaches the threshold, the best box is the only one.

    Args:
        boxes: `[n, B, 4]` until iOS 16, which has a `score_threshold`; `[n, 4, B]` since iOS 17, which has none. Centre
            (x, y) and size (width, height).
        scores: `[n, B, K]` or `[n, K, B]`.
        iou_threshold: boxes whose intersection over union with a better one is greater are dropped.
        max_boxes: how many are kept at most; the results are padded to it with zeros, indices with -1.
        score_threshold: boxes with lower scores are dropped.
        per_class_suppression: whether only boxes of the same best class suppress each other.

    Returns:
        Boxes, scores, their indices `[n, max_boxes]`, and with a `score_threshold` their number `[n]`.
    """
    if score_threshold is None:
        found = _suppressed(
            boxes.swapaxes(1, 2), scores.swapaxes(1, 2), iou_threshold, max_boxes, -np.inf, per_class_suppression
        )
        return found[0].swapaxes(1, 2), found[1].swapaxes(1, 2), found[2]
    threshold = float(score_threshold)
    return _suppressed(boxes, scores, iou_threshold, max_boxes, threshold, per_class_suppression)


def _suppressed(
    boxes: Array, scores: Array, iou_threshold: Array, max_boxes: Array, threshold: float, per_class: Array | bool
) -> tuple[Array, Array, Array, Array]:
    count, most = len(boxes), int(max_boxes)
    affordable((count, most, 4 + scores.shape[2]))
    kept_boxes = np.zeros((count, most, 4), boxes.dtype)
    kept_scores = np.zeros((count, most, scores.shape[2]), scores.dtype)
    indices = np.full((count, most), -1, np.int32)
    numbers = np.zeros(count, np.int32)
    for image in range(count):
        kept = _kept(boxes[image], scores[image], float(iou_threshold), threshold, most, bool(per_class))
        number = len(kept)
        kept_boxes[image, :number] = boxes[image, kept]
        kept_scores[image, :number] = scores[image, kept]
        indices[image, :number] = kept
        numbers[image] = number
    return kept_boxes, kept_scores, indices, numbers


def _kept(
    boxes: Array, scores: Array, iou_threshold: float, score_threshold: float, most: int, per_class: bool
) -> NDArray[np.int64]:
    """The indices of one image's boxes, best first."""
    best = scores.max(axis=1)
    order = np.argsort(-best, kind="stable")
    candidates = order[best[order] >= score_threshold]
    if len(candidates) * min(most, len(candidates)) > MOST_COMPARISONS:
        raise ValueError(f"{most} of {len(candidates)} boxes take more than {MOST_COMPARISONS} comparisons")
    if not per_class:
        kept = _not_overlapping(boxes, candidates, iou_threshold, most)
    else:
        classes = scores.argmax(axis=1)
        chosen = np.zeros(len(boxes), np.bool_)
        for group in np.unique(classes[candidates]):
            chosen[_not_overlapping(boxes, candidates[classes[candidates] == group], iou_threshold, most)] = True
        kept = candidates[chosen[candidates]]
    return kept[:most] if len(kept) else order[: min(1, most)]


def _not_overlapping(boxes: Array, candidates: NDArray[np.int64], threshold: float, most: int) -> NDArray[np.int64]:
    """The first candidate, and each one that overlaps none of those kept before it."""
    kept: list[int] = []
    remaining = candidates
    while len(remaining) and len(kept) < most:
        best, others = remaining[0], remaining[1:]
        kept.append(int(best))
        remaining = others[_intersection_over_union(boxes[best], boxes[others]) <= threshold]
    return np.array(kept, np.int64)


def _intersection_over_union(box: Array, others: Array) -> Array:
    """`[B]`; 0 where neither has an area."""
    half, halves = box[2:] / 2, others[:, 2:] / 2
    top_left = np.maximum(box[:2] - half, others[:, :2] - halves)
    bottom_right = np.minimum(box[:2] + half, others[:, :2] + halves)
    intersection = np.prod(np.maximum(bottom_right - top_left, 0), axis=1)
    union = np.prod(box[2:]) + np.prod(others[:, 2:], axis=1) - intersection
    overlap: Array = np.divide(intersection, union, out=np.zeros_like(intersection), where=union > 0)
    return overlap
