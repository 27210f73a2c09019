"""Decides how answers add up to a model's accuracy, one picture after the other, none of them kept."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from generator.evaluation.accuracy_loss import AccuracyLoss
from generator.evaluation.answers import KEPT, Answer
from generator.evaluation.calibration_error import CalibrationError
from generator.evaluation.intervals import f1_interval, wilson
from generator.evaluation.measures import Accuracy, ClassAccuracy

MOST_CLASSES_CONFUSED = 2048


class Tally:
    """Counts the answers of one model; `labels` are the data set's."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        self._count = 0
        self._among_five = 0
        self._compared = 0
        self._agreeing = 0
        self._lost = 0
        self._gained = 0
        self._unanswered: Counter[int] = Counter()
        self._confusion: Counter[tuple[int, int]] = Counter()
        self._calibration = CalibrationError()
        self._damaged: list[str] = []

    def add(self, expected: int, answer: Answer, source: Answer | None = None) -> None:
        """Counts a picture that shows the label `expected`; `source` is the source model's answer, if there is one."""
        self._count += 1
        self._among_five += expected in answer.classes
        if answer.best is None:
            self._unanswered[expected] += 1
        else:
            self._confusion[expected, answer.best] += 1
            self._calibration.add(answer.scores[0], right=answer.best == expected)
        if source is not None:
            self._compared += 1
            self._agreeing += answer.best == source.best
            self._lost += source.best == expected != answer.best
            self._gained += answer.best == expected != source.best

    def add_damaged(self, name: str, reason: str) -> None:
        """Names a picture that could not be read."""
        self._damaged.append(f"{name}: {reason}")

    @property
    def damaged(self) -> tuple[str, ...]:
        """See `Accuracy.damaged`."""
        return tuple(self._damaged)

    def loss(self) -> AccuracyLoss | None:
        """What is lost against the source model; None if no picture was compared with it."""
        return AccuracyLoss(self._compared, self._lost, self._gained) if self._compared else None

    def accuracy(self) -> Accuracy | None:
        """All that was counted; None if no picture was."""
        hits = {label: self._confusion[label, label] for label in range(len(self._labels))}
        top1 = wilson(sum(hits.values()), self._count)
        if top1 is None:
            return None
        shown, answered = Counter(self._unanswered), Counter[int]()
        for (expected, answer), count in self._confusion.items():
            shown[expected] += count
            answered[answer] += count
        return Accuracy(
            count=self._count,
            top1=top1,
            top5=wilson(self._among_five, self._count) if len(self._labels) > KEPT else None,
            classes=tuple(
                ClassAccuracy(
                    label,
                    count=shown[index],
                    precision=wilson(hits[index], answered[index]),
                    recall=wilson(hits[index], shown[index]),
                    f1=f1_interval(hits[index], answered[index] - hits[index], shown[index] - hits[index]),
                )
                for index, label in enumerate(self._labels)
            ),
            confusion=self._matrix(),
            calibration_error=self._calibration.interval(),
            agreement=wilson(self._agreeing, self._compared),
            damaged=self.damaged,
            unanswered=self._unanswered.total(),
        )

    def _matrix(self) -> tuple[tuple[int, ...], ...]:
        size = len(self._labels)
        if size > MOST_CLASSES_CONFUSED:
            return ()
        matrix: NDArray[np.int64] = np.zeros((size, size), np.int64)
        for cell, count in self._confusion.items():
            matrix[cell] = count
        return tuple(map(tuple, matrix.tolist()))
