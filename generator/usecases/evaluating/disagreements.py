"""Decides which of the pictures are worth showing for which an artefact gives another class than its source model."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappush, heappushpop
from pathlib import Path

from generator.evaluation.answers import Answer
from generator.evaluation.dataset import Example

MOST_SHOWN = 24


@dataclass(frozen=True)
class Disagreement:
    """One picture to which an artefact gives another class than its source model.

    Attributes:
        picture: its name in the data set.
        path: of its file.
        expected: the label of what it shows.
        source: the source model's label; empty if its scores are no finite numbers. Likewise `artifact`.
        source_score: the score of that label, 0 if there is none. Likewise `artifact_score`.
    """

    picture: str
    path: Path
    expected: str
    source: str
    source_score: float
    artifact: str
    artifact_score: float


class Disagreements:
    """Keeps the most telling ones: those that the source model gets right, and of these what it is surest of."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        self._labels = labels
        self._kept: list[tuple[tuple[bool, float, int], Disagreement]] = []
        self._seen = 0

    def add(self, example: Example, source: Answer, artifact: Answer) -> None:
        """Looks at the answers to one picture."""
        self._seen += 1
        if source.best == artifact.best:
            return
        found = Disagreement(
            picture=example.name,
            path=example.path,
            expected=self._labels[example.label],
            source=self._label(source),
            source_score=source.scores[0] if source.scores else 0.0,
            artifact=self._label(artifact),
            artifact_score=artifact.scores[0] if artifact.scores else 0.0,
        )
        # Of equals, what came first: no two have the same key.
        ranked = ((source.best == example.label, found.source_score, -self._seen), found)
        if len(self._kept) < MOST_SHOWN:
            heappush(self._kept, ranked)
        else:
            heappushpop(self._kept, ranked)

    def most_telling(self) -> tuple[Disagreement, ...]:
        """At most `MOST_SHOWN`, the most telling first."""
        return tuple(found for _, found in sorted(self._kept, key=lambda ranked: ranked[0], reverse=True))

    def _label(self, answer: Answer) -> str:
        return "" if answer.best is None else self._labels[answer.best]
