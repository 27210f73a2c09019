"""Decides what is kept of a model's answer to one picture: its best five classes with their scores, in 40 bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.processing import top_k

KEPT = 5
_LAYOUT = struct.Struct(f"<{KEPT}i{KEPT}f")
_NONE = -1


@dataclass(frozen=True)
class Answer:
    """What a model says of one picture.

    Attributes:
        classes: indices of labels, best first, at most five; none if a score is no finite number.
        scores: theirs, float32.
    """

    classes: tuple[int, ...]
    scores: tuple[float, ...]

    @property
    def best(self) -> int | None:
        """The best class; None if there is no answer."""
        return self.classes[0] if self.classes else None


NO_ANSWER = Answer((), ())


def answer_of(scores: NDArray[np.float32]) -> Answer:
    """The answer that `scores` [count] mean; a single one is the first of two classes, whose scores add up to 1."""
    if not np.isfinite(scores).all():
        return NO_ANSWER
    both = np.array([scores[0], np.float32(1) - scores[0]], np.float32) if scores.size == 1 else scores
    best = top_k(both, KEPT)
    return Answer(tuple(int(index) for index in best), tuple(float(both[index]) for index in best))


def packed(answer: Answer) -> bytes:
    """40 bytes; see `unpacked`."""
    rest = KEPT - len(answer.classes)
    return _LAYOUT.pack(*answer.classes, *(_NONE,) * rest, *answer.scores, *(0.0,) * rest)


def unpacked(content: bytes, classes: int) -> Answer | None:
    """What `packed` made; None if it is damaged or names a class that a model of so many classes doesn't have."""
    if len(content) != _LAYOUT.size:
        return None
    values = _LAYOUT.unpack(content)
    indices = tuple(index for index in values[:KEPT] if index != _NONE)
    scores = values[KEPT : KEPT + len(indices)]
    sound = all(0 <= index < classes for index in indices) and len(indices) in (0, min(KEPT, classes))
    return Answer(indices, scores) if sound and all(map(np.isfinite, scores)) else None
