"""Decides what is said of a classifier's accuracy, every figure with its interval of confidence."""

from __future__ import annotations

from dataclasses import dataclass

from generator.evaluation.intervals import Interval

__all__ = ["Accuracy", "ClassAccuracy", "Interval"]


@dataclass(frozen=True)
class ClassAccuracy:
    """How well one class is recognised.

    Attributes:
        count: pictures that show it.
        precision: the share of the pictures taken for it that show it; None if none was taken for it.
        recall: the share of the pictures that show it that were taken for it; None if there are none.
        f1: their harmonic mean; None if there are no such pictures at all.
    """

    label: str
    count: int
    precision: Interval | None
    recall: Interval | None
    f1: Interval | None


@dataclass(frozen=True)
class Accuracy:
    """What a model made of a labelled data set; shares, 0..1, with bounds at 95 % confidence.

    Attributes:
        count: pictures that were evaluated; damaged ones are not among them.
        top1: how often the best class is right.
        top5: how often the right class is among the best five; None for models of five classes or fewer.
        classes: in the order of the labels.
        confusion: pictures by expected class (row) and the model's answer (column), in the order of the labels; empty
            for more than 2,048 classes.
        calibration_error: expected calibration error: by how much the score of the best class misses the share of right
            answers, on average over 15 equal bins of the score.
        agreement: how often the source model gives the same best class; None for the source itself.
        damaged: names of pictures that could not be read, each with the reason: `3/a.png: it is empty`.
        unanswered: pictures for which a score is no finite number. They count as wrong and are in no column of
            `confusion`, nor in the calibration error.
    """

    count: int
    top1: Interval
    top5: Interval | None
    classes: tuple[ClassAccuracy, ...]
    confusion: tuple[tuple[int, ...], ...]
    calibration_error: Interval
    agreement: Interval | None
    damaged: tuple[str, ...] = ()
    unanswered: int = 0
