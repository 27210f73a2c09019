"""Decides what a report says about right and wrong answers on labelled pictures."""

from __future__ import annotations

from dataclasses import dataclass

from generator.report.pictures import Picture


@dataclass(frozen=True)
class Share:
    """A share 0..1 with the bounds of its 95 % confidence interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Loss:
    """Points of top-1 that an artefact loses against its source model on the same pictures; negative if it gains some.

    Attributes:
        low: of the 95 % confidence interval, as `high`.
        limit: points that it may lose.
    """

    points: float
    low: float
    high: float
    limit: float

    @property
    def is_too_much(self) -> bool:
        """Whether more is lost, as measured, than may be."""
        return self.points > self.limit


@dataclass(frozen=True)
class ClassLine:
    """How one class fared.

    Attributes:
        count: labelled pictures of it.
        precision: None if the model never answers it. Likewise `recall` without pictures, and `f1` without either.
    """

    label: str
    count: int
    precision: Share | None
    recall: Share | None
    f1: Share | None


@dataclass(frozen=True)
class Disagreement:
    """A picture that the artefact answers otherwise than the source model.

    Attributes:
        picture: its name, for people.
        thumbnail: small; None if there is none.
        expected: its label.
    """

    picture: str
    expected: str
    source_says: str
    artifact_says: str
    thumbnail: Picture | None = None


@dataclass(frozen=True)
class ModelAccuracy:
    """What a model answered on labelled pictures.

    Attributes:
        count: pictures that could be read.
        top1: share answered rightly.
        top5: share whose label is among the best five; None for fewer than six classes.
        calibration_error: by how much the score of the best class misses the share of right answers, on average.
        agreement: share answered as the source model does; None for the source model itself.
        loss: against the source model; None for the source model itself.
        confusion: rows are labels, columns answers, in the order of `classes`.
        unanswered: pictures for which it gives scores that are no numbers; they count as wrong.
        damaged: pictures that couldn't be read, by name.
        disagreements: the first few, and `disagreeing` how many there are.
    """

    count: int
    top1: Share
    classes: tuple[ClassLine, ...]
    confusion: tuple[tuple[int, ...], ...]
    calibration_error: Share
    top5: Share | None = None
    agreement: Share | None = None
    loss: Loss | None = None
    unanswered: int = 0
    damaged: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    disagreeing: int = 0
